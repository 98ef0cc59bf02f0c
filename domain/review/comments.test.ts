import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, comments, notices } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { addComment, commentsMark, commentsOf, editComment, removeComment, resolveComment } from './comments'
import { saveDraft } from '@/domain/writing/drafts'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const minute = 60_000
const place = { field: 'body' as const, quotation: { quote: 'in Tak', prefix: 'The workshop ', suffix: ' in May.' } }

async function newsroom() {
  testDatabase()
  const [writer, other] = [await someone('contributor', 'Wan'), await someone('contributor', 'Other')]
  const [ada, ben] = [await someone('editor', 'Ada'), await someone('editor', 'Ben')]
  const draft = await post(writer, { title: 'Reports', body: text('The workshop in Tak in May.') }, 0)
  return { writer, other, ada, ben, draft, entryId: draft.entryId, revisionId: draft.revisionId }
}

test('a comment quotes its words, freezes the text that was read, and its writer is told', async () => {
  const { writer, ada, draft, entryId, revisionId } = await newsroom()
  got(await addComment(ada, { entryId, revisionId, text: ' Which year? ', ...place }, minute))
  expect(await commentsOf(writer, entryId)).toMatchObject([
    { text: 'Which year?', author: 'Ada', mine: false, field: 'body', quote: 'in Tak', replies: [] },
  ])
  expect(await read().select().from(notices)).toMatchObject([{ kind: 'commented', staffId: writer.id }])
  const save = { entryId, base: draft, session: 's', content: content({ title: 'Reports' }) }
  expect(got(await saveDraft(writer, save, minute)).revisionId).not.toBe(revisionId)
  expect(JSON.stringify(await read().select().from(audit))).not.toMatch(/Which|Tak/)
})

test('replies stand under their comment and tell who took part; a reply has no replies of its own', async () => {
  const { writer, ada, ben, entryId, revisionId } = await newsroom()
  const { id } = got(await addComment(ada, { entryId, revisionId, text: 'Which year?' }, minute))
  const reply = got(await addComment(writer, { entryId, revisionId, text: '2014.', replyTo: id }, minute))
  got(await addComment(ben, { entryId, revisionId, text: 'Say so.', replyTo: id }, minute))
  expect(await addComment(ben, { entryId, revisionId, text: 'x', replyTo: reply.id }, minute)).toMatchObject({
    ok: false,
  })
  const [thread] = (await commentsOf(ada, entryId))!
  expect(thread!.replies.map((one) => [one.author, one.text])).toEqual([
    ['Wan', '2014.'],
    ['Ben', 'Say so.'],
  ])
  const noticed = await read().select().from(notices).orderBy(notices.id)
  const [ofComment, ofReply, ...ofSecondReply] = noticed.map((row) => row.staffId)
  expect([ofComment, ofReply, ofSecondReply.toSorted()]).toEqual([writer.id, ada.id, [writer.id, ada.id].toSorted()])
})

test('one changes and removes only what one wrote; what was answered keeps its place', async () => {
  const { writer, ada, entryId, revisionId } = await newsroom()
  const { id } = got(await addComment(ada, { entryId, revisionId, text: 'Which year?', ...place }, minute))
  const reply = got(await addComment(writer, { entryId, revisionId, text: '2014.', replyTo: id }, minute))
  expect(await editComment(writer, { entryId, id, text: 'Mine now.' }, minute)).toMatchObject({ ok: false })
  expect(await removeComment(writer, { entryId, id }, minute)).toMatchObject({ ok: false })
  got(await editComment(ada, { entryId, id, text: 'Which year was it?' }, minute))
  expect(await commentsOf(ada, entryId)).toMatchObject([{ text: 'Which year was it?', editedAt: minute }])
  got(await removeComment(ada, { entryId, id }, minute))
  expect(await commentsOf(ada, entryId)).toMatchObject([{ text: '', quote: 'in Tak', replies: [{ text: '2014.' }] }])
  expect(await removeComment(ada, { entryId, id }, minute)).toMatchObject({ ok: false })
  got(await editComment(ada, { entryId, id, text: 'Back.' }, minute))
  expect(await commentsOf(ada, entryId)).toMatchObject([{ text: 'Back.' }])
  got(await removeComment(writer, { entryId, id: reply.id }, minute))
  expect(await read().$count(comments)).toBe(1)
})

test('a comment is resolved and opened again, with who and when', async () => {
  const { writer, ada, entryId, revisionId } = await newsroom()
  const { id } = got(await addComment(ada, { entryId, revisionId, text: 'Which year?' }, minute))
  got(await resolveComment(writer, { entryId, id, resolved: true }, 2 * minute))
  got(await resolveComment(ada, { entryId, id, resolved: true }, 3 * minute))
  expect(await commentsOf(ada, entryId)).toMatchObject([{ resolvedAt: 2 * minute, resolvedBy: 'Wan' }])
  got(await resolveComment(ada, { entryId, id, resolved: false }, 4 * minute))
  expect(await commentsOf(ada, entryId)).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
})

test('what is empty, too long, of another entry or no longer there is refused', async () => {
  const { writer, ada, entryId, revisionId } = await newsroom()
  const elsewhere = await post(writer, { title: 'Elsewhere' }, 0)
  const add = (changes: object) => addComment(ada, { entryId, revisionId, text: 'x', ...changes }, minute)
  expect(await add({ text: ' ' })).toMatchObject({ problems: [{ field: 'text' }] })
  expect(await add({ text: 'x'.repeat(5_001) })).toMatchObject({ problems: [{ field: 'text' }] })
  expect(await add({ revisionId: elsewhere.revisionId })).toMatchObject({ ok: false })
  expect(await add({ quotation: { quote: 'x'.repeat(2_001), prefix: '', suffix: '' } })).toMatchObject({ ok: false })
  expect(await add({ replyTo: 99 })).toMatchObject({ ok: false })
  const { id } = got(await add({}))
  expect(await removeComment(ada, { entryId: elsewhere.entryId, id }, minute)).toMatchObject({ ok: false })
  expect(await read().$count(comments)).toBe(1)
})

test('a contributor neither sees nor makes comments on what others began', async () => {
  const { other, ada, entryId, revisionId } = await newsroom()
  const { id } = got(await addComment(ada, { entryId, revisionId, text: 'Between us.' }, minute))
  const denied = { name: 'NotPermitted' }
  await expect(commentsOf(other, entryId)).rejects.toMatchObject(denied)
  await expect(addComment(other, { entryId, revisionId, text: 'x' }, minute)).rejects.toMatchObject(denied)
  await expect(editComment(other, { entryId, id, text: 'x' }, minute)).rejects.toMatchObject(denied)
  await expect(removeComment(other, { entryId, id }, minute)).rejects.toMatchObject(denied)
  await expect(resolveComment(other, { entryId, id, resolved: true }, minute)).rejects.toMatchObject(denied)
})

test('the mark of comments moves with every act on one of them and with nothing else, and is nothing to others', async () => {
  const { writer, other, ada, draft, entryId, revisionId } = await newsroom()
  const marks = [await commentsMark(ada, entryId)]
  const { id } = got(await addComment(ada, { entryId, revisionId, text: 'Which year?' }, minute))
  const acts = [
    () => editComment(ada, { entryId, id, text: 'Which year was it?' }, minute),
    () => resolveComment(ada, { entryId, id, resolved: true }, minute),
    () => resolveComment(ada, { entryId, id, resolved: false }, minute),
    () => removeComment(ada, { entryId, id }, minute),
  ]
  marks.push(await commentsMark(ada, entryId))
  for (const act of acts) {
    got(await act())
    marks.push(await commentsMark(writer, entryId))
  }
  expect(new Set(marks).size).toBe(2 + acts.length)
  got(await saveDraft(writer, { entryId, base: draft, session: 's', content: content({ title: 'Other' }) }, minute))
  const elsewhere = await post(ada, {}, minute)
  got(await addComment(ada, { ...elsewhere, text: 'Here.' }, minute))
  expect(await commentsMark(ada, entryId)).toBe(marks.at(-1))
  await expect(commentsMark(other, entryId)).rejects.toMatchObject({ name: 'NotPermitted' })
})

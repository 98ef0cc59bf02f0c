import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { got, post, someone } from '@/domain/testing/newsroom'
import { addComment, resolveComment } from '@/domain/review/comments'
import { openCommentsOn } from '@/domain/review/open-comments'
import { openCommentsInBulk } from './bulk'

test('a text is named with the comments that nobody has resolved; replies and resolved ones do not count', async () => {
  testDatabase()
  const editor = await someone('editor')
  const [one, two, none] = [
    await post(editor, { title: 'One' }),
    await post(editor, { title: 'Two' }),
    await post(editor),
  ]
  const comment = async ({ entryId, revisionId }: typeof one, replyTo?: number) =>
    got(await addComment(editor, { entryId, revisionId, text: 'Why?', replyTo }, 1)).id
  const first = await comment(one)
  await comment(one)
  await comment(one, first)
  got(await resolveComment(editor, { entryId: two.entryId, id: await comment(two), resolved: true }, 2))
  await comment(two)
  const ids = [one.entryId, two.entryId, none.entryId]
  const texts = [
    { entryId: one.entryId, title: 'One', open: 2 },
    { entryId: two.entryId, title: 'Two', open: 1 },
  ]
  expect(await openCommentsOn(editor, ids)).toEqual(texts)
  expect(await openCommentsOn(editor, [])).toEqual([])
  expect(await openCommentsInBulk(editor, { filter: {} }, 3)).toEqual({ ok: true, value: texts })
  expect(await openCommentsInBulk(editor, { ids: [] }, 3)).toMatchObject({ ok: false })
})

test('a contributor learns nothing of the comments on texts of others', async () => {
  testDatabase()
  const [editor, contributor] = [await someone('editor'), await someone('contributor')]
  const theirs = await post(editor)
  const own = await post(contributor, { title: 'Own' })
  for (const { entryId, revisionId } of [theirs, own])
    got(await addComment(editor, { entryId, revisionId, text: 'Why?' }, 1))
  expect(await openCommentsOn(contributor, [theirs.entryId, own.entryId])).toEqual([
    { entryId: own.entryId, title: 'Own', open: 1 },
  ])
})

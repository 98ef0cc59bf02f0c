import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { notices, reviews } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { approveText, requestChanges, submit, cancelSubmission } from './review'
import { overridesToApprove, reviewQueue, reviewStateOf, waitingForMe } from './review-state'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const minute = 60_000

async function newsroom() {
  testDatabase()
  const [writer, other] = [await someone('contributor', 'Wan'), await someone('contributor', 'Other')]
  const [ada, ben] = [await someone('editor', 'Ada'), await someone('editor', 'Ben')]
  const draft = await post(writer, { title: 'Reports' }, 0)
  return { writer, other, ada, ben, draft, entryId: draft.entryId, base: draft }
}

async function saved(who: Awaited<ReturnType<typeof someone>>, base: Awaited<ReturnType<typeof post>>, words: string) {
  const save = { entryId: base.entryId, base, session: 's', content: content({ title: 'Reports', body: text(words) }) }
  return got(await saveDraft(who, save, minute))
}

const stateOf = async ({ entryId, revisionId }: { entryId: number; revisionId: number }) =>
  reviewStateOf(read(), { id: entryId, headId: revisionId })
/** Sorted by subject, since one statement writes all notices of a step in any order. */
async function noticesSent() {
  const sent = await read().select().from(notices).orderBy(asc(notices.about), asc(notices.staffId))
  return sent.map(({ kind, staffId }) => [kind, staffId])
}

test('a submission freezes its text, waits for everyone who may review, and tells them', async () => {
  const { writer, ada, ben, draft, base, entryId } = await newsroom()
  got(await submit(writer, { entryId, base, note: 'Ready.' }, minute))
  expect(await stateOf(draft)).toMatchObject({ is: 'waiting', by: { name: 'Wan' }, asks: null, changed: false })
  expect(await noticesSent()).toEqual([
    ['submitted', ada.id],
    ['submitted', ben.id],
  ])
  const next = await saved(writer, draft, 'More.')
  expect(next.revisionId).not.toBe(draft.revisionId)
  expect(await stateOf(next)).toMatchObject({ is: 'waiting', changed: true, revisionId: draft.revisionId })
  expect(await waitingForMe(ada)).toBe(1)
  expect(await submit(writer, { entryId, base: next }, minute)).toMatchObject({ ok: true })
})

test('one reviewer can be asked by name; it waits for them alone', async () => {
  const { writer, other, ada, ben, base, entryId } = await newsroom()
  for (const asks of [writer.id!, other.id!, 99])
    expect(await submit(writer, { entryId, base, asks }, minute)).toMatchObject({ problems: [{ field: 'asks' }] })
  got(await submit(writer, { entryId, base, asks: ben.id! }, minute))
  expect(await noticesSent()).toEqual([['submitted', ben.id]])
  expect([await waitingForMe(ada), await waitingForMe(ben)]).toEqual([0, 1])
  expect(await submit(writer, { entryId, base, asks: ben.id! }, minute)).toMatchObject({ ok: false })
  got(await cancelSubmission(writer, entryId, minute))
  expect(await waitingForMe(ben)).toBe(0)
  expect(await cancelSubmission(writer, entryId, minute)).toMatchObject({ ok: false })
})

test('changes are asked for with a note, made, and the new text is approved', async () => {
  const { writer, ada, ben, draft, base, entryId } = await newsroom()
  got(await submit(writer, { entryId, base }, minute))
  expect(await requestChanges(ada, { entryId, base, note: ' ' }, minute)).toMatchObject({
    problems: [{ field: 'note' }],
  })
  got(await requestChanges(ada, { entryId, base, note: 'Name the province.' }, minute))
  expect(await stateOf(draft)).toMatchObject({ is: 'changes', note: 'Name the province.', by: { name: 'Ada' } })
  const next = await saved(writer, draft, 'In Tak.')
  got(await submit(writer, { entryId, base: next }, minute))
  got(await approveText(ben, { entryId, base: next }, minute))
  expect(await stateOf(next)).toMatchObject({ is: 'approved', by: { name: 'Ben' }, changed: false })
  expect((await noticesSent()).slice(2)).toEqual([
    ['changes', writer.id],
    ['submitted', ada.id],
    ['submitted', ben.id],
    ['approved', writer.id],
  ])
  const later = await saved(writer, next, 'In Tak province.')
  expect(await stateOf(later)).toMatchObject({ is: 'approved', changed: true })
  expect((await reviewQueue(ada)).map((entry) => entry.review.is)).toEqual(['approved'])
  got(await release(ada, later, 2 * minute))
  expect(await stateOf(later)).toEqual({ is: 'none' })
  expect(await reviewQueue(ada)).toEqual([])
})

test('nobody approves their own text, nor one that was saved again since they read it', async () => {
  const { writer, ada, ben, draft, base, entryId } = await newsroom()
  const own = await saved(ada, draft, 'By Ada.')
  expect(await approveText(ada, { entryId, base: own }, minute)).toMatchObject({
    problems: [{ message: 'You wrote this text yourself. Someone else has to approve it.' }],
  })
  expect(await approveText(ben, { entryId, base }, minute)).toMatchObject({ ok: false })
  // Replaced in place: the same revision, another text.
  const same = await saved(ada, own, 'By Ada, again.')
  expect(same.revisionId).toBe(own.revisionId)
  expect(await approveText(ben, { entryId, base: own }, minute)).toMatchObject({ ok: false })
  expect(await submit(writer, { entryId, base: own }, minute)).toMatchObject({ ok: false })
  expect(await requestChanges(ben, { entryId, base: own, note: 'Why?' }, minute)).toMatchObject({ ok: false })
  expect(await read().$count(reviews)).toBe(0)
  got(await approveText(ben, { entryId, base: same }, minute))
  expect(await approveText(ben, { entryId, base: same }, minute)).toMatchObject({ ok: false })
})

test('an approval and a save at once: the text that comes first decides, and nobody approves unseen words', async () => {
  const late = (base: Awaited<ReturnType<typeof post>>) => ({
    entryId: base.entryId,
    base,
    session: 's',
    content: content({ title: 'Reports', body: text('Late words.') }),
  })
  const one = await newsroom()
  const [approved, added] = await Promise.all([
    approveText(one.ada, one, minute),
    saveDraft(one.writer, late(one.draft), minute),
  ])
  expect([approved.ok, added.ok]).toEqual([true, true])
  expect(added).not.toMatchObject({ value: { revisionId: one.draft.revisionId } })

  const two = await newsroom()
  const replaced = await saveDraft(two.writer, late(two.draft), minute)
  expect(replaced).toMatchObject({ ok: true, value: { revisionId: two.draft.revisionId } })
  expect((await approveText(two.ada, two, minute)).ok).toBe(false)

  const three = await newsroom()
  const [saved, approval] = await Promise.all([
    saveDraft(three.writer, late(three.draft), minute),
    approveText(three.ada, three, minute),
  ])
  const isAdded = saved.ok && saved.value.revisionId !== three.draft.revisionId
  expect([saved.ok, approval.ok]).toEqual([true, isAdded])
})

test('who may do what: contributors submit their own and review nothing; the rest of the queue is not theirs to see', async () => {
  const { writer, other, ada, base, entryId } = await newsroom()
  const denied = { name: 'NotPermitted' }
  await expect(submit(other, { entryId, base }, minute)).rejects.toMatchObject(denied)
  await expect(cancelSubmission(other, entryId, minute)).rejects.toMatchObject(denied)
  for (const contributor of [writer, other]) {
    await expect(approveText(contributor, { entryId, base }, minute)).rejects.toMatchObject(denied)
    await expect(requestChanges(contributor, { entryId, base, note: 'x' }, minute)).rejects.toMatchObject(denied)
    await expect(overridesToApprove(contributor)).rejects.toMatchObject(denied)
  }
  got(await submit(ada, { entryId, base }, minute))
  expect((await reviewQueue(writer)).length).toBe(1)
  expect(await reviewQueue(other)).toEqual([])
  expect(await waitingForMe(writer)).toBe(0)
  expect(await submit(writer, { entryId: 99, base }, minute)).toMatchObject({ ok: false })
})

import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runBulk, type BulkAct } from './bulk'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { listEntries } from './entries'
import { findItem } from '@/domain/published/item'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, got, post, someone } from '@/domain/testing/newsroom'

const now = Date.UTC(2014, 9, 7, 2)
const hour = 3_600_000

async function three() {
  testDatabase()
  const editor = await someone()
  const entries = [
    await post(editor, { title: 'One' }, now),
    await post(editor, { title: 'Two' }, now),
    await post(editor, { title: '' }, now),
  ]
  const ids = entries.map((entry) => entry.entryId)
  const all = async (act: BulkAct, at = now + 1) => got(await runBulk(editor, { ids }, act, at))
  return { editor, entries, ids, all }
}

test('what one entry refuses is told with its reason, and the others are done', async () => {
  const { editor, ids, all } = await three()
  const report = await all({ act: 'schedule', at: now + hour })
  expect(report.done.map((item) => item.title)).toEqual(['One', 'Two'])
  expect(report.refused).toMatchObject([{ entryId: ids[2], why: expect.stringContaining('title') }])
  expect((await listEntries(editor, { state: 'scheduled' }, now + 2)).total).toBe(2)
  const undone = await all({ act: 'unschedule' }, now + 3)
  expect(undone.done).toHaveLength(2)
  expect((await listEntries(editor, { state: 'scheduled' }, now + 4)).total).toBe(0)
})

test('what is scheduled already is not scheduled again: taking it back would take the first one too', async () => {
  const { entries, editor, all } = await three()
  got(await release(editor, { ...entries[0]!, at: now + 2 * hour }, now))
  const report = await all({ act: 'schedule', at: now + hour })
  expect(report.refused.map((item) => item.title)).toEqual(['One', ''])
  expect(report.refused[0]!.why).toContain('today 11:00 already')
})

test('publishing, withdrawing, the trash and back', async () => {
  const { editor, all } = await three()
  expect((await all({ act: 'publish' })).done).toHaveLength(2)
  expect((await all({ act: 'trash' }, now + 2)).refused.map((item) => item.title)).toEqual(['One', 'Two'])
  const reason = { act: 'withdraw', reason: 'error', explanation: 'It was wrong.' } as const
  expect((await all(reason, now + 3)).done).toHaveLength(2)
  expect((await all({ act: 'trash' }, now + 4)).refused).toHaveLength(1)
  expect((await listEntries(editor, {}, now + 5)).total).toBe(0)
  expect((await all({ act: 'restore' }, now + 6)).done).toHaveLength(3)
  expect((await listEntries(editor, {}, now + 7)).total).toBe(3)
})

test('a topic added to a live entry is a new revision; readers have what they had', async () => {
  const { editor, entries, ids, all } = await three()
  const topic = got(await createTerm(editor, { kind: 'topic', name: 'Labour' }, now))
  const { path } = got(await release(editor, entries[0]!, now))
  const before = await findItem({ path, now: now + 1 })
  const report = await all({ act: 'addTerm', termId: topic.id })
  expect(report.refused).toEqual([])
  expect(await findItem({ path, now: now + 2 })).toEqual(before)
  const draft = (await findDraft(editor, ids[0]!))!
  expect(draft.content.termIds).toEqual([topic.id])
  expect(draft.base.revisionId).not.toBe(entries[0]!.revisionId)
  expect((await all({ act: 'addTerm', termId: topic.id }, now + 3)).done[0]!.why).toMatch(/already/)
  expect(await read().$count(revisions)).toBe(6)
  await all({ act: 'removeTerm', termId: topic.id }, now + 4)
  expect((await findDraft(editor, ids[0]!))!.content.termIds).toEqual([])
  expect((await all({ act: 'addTerm', termId: 999 }, now + 5)).refused).toHaveLength(3)
})

test('an entry that carries as many topics and countries as it can is refused one more, and the others get it', async () => {
  const { editor, entries, all } = await three()
  const ids: number[] = []
  for (let n = 0; n <= 100; n++) ids.push(got(await createTerm(editor, { kind: 'topic', name: `Topic ${n}` }, now)).id)
  const termIds = ids.slice(0, 100)
  const full = content({ title: 'Full', termIds })
  got(await saveDraft(editor, { entryId: entries[0]!.entryId, base: entries[0]!, session: 's', content: full }, now))
  const report = await all({ act: 'addTerm', termId: ids[100]! })
  expect(report.refused).toMatchObject([
    { title: 'Full', why: 'It carries 100 topics and countries, as many as a text can. Remove one first.' },
  ])
  expect(report.done.map(({ title }) => title)).toEqual(['Two', ''])
  expect((await findDraft(editor, entries[0]!.entryId))!.content.termIds).toHaveLength(100)
})

test('copies are told by their own numbers, so that taking them back throws away no other', async () => {
  const { editor, ids, all } = await three()
  const report = await all({ act: 'copy' })
  expect(report.done).toHaveLength(3)
  expect(report.done.filter((item) => ids.includes(item.entryId))).toEqual([])
  const copies = report.done.map((item) => item.entryId)
  got(await runBulk(editor, { ids: copies }, { act: 'trash' }, now + 2))
  expect((await listEntries(editor, {}, now + 3)).total).toBe(3)
})

test('texts are submitted for review together, and taken back', async () => {
  const { editor, all } = await three()
  const report = await all({ act: 'submit' })
  expect(report.done.map((item) => item.title)).toEqual(['One', 'Two'])
  expect((await listEntries(editor, { review: 'submitted' }, now + 2)).total).toBe(2)
  expect((await all({ act: 'takeBack' }, now + 3)).done).toHaveLength(2)
  expect((await listEntries(editor, { review: 'submitted' }, now + 4)).total).toBe(0)
})

test('all that a filter finds, and no entry that this person may not change', async () => {
  const { editor } = await three()
  const contributor = await someone('contributor')
  await post(contributor, { title: 'Own' }, now)
  const filtered = got(await runBulk(editor, { filter: { search: 'One' } }, { act: 'trash' }, now + 1))
  expect(filtered.done.map((item) => item.title)).toEqual(['One'])
  const theirs = got(await runBulk(contributor, { filter: {} }, { act: 'trash' }, now + 2))
  expect(theirs.done.map((item) => item.title)).toEqual(['Own'])
})

test('a role that may not do it changes nothing and is told no title', async () => {
  const { ids, editor } = await three()
  const contributor = await someone('contributor')
  for (const act of [{ act: 'publish' }, { act: 'trash' }, { act: 'addTerm', termId: 1 }] as BulkAct[]) {
    const report = got(await runBulk(contributor, { ids }, act, now + 1))
    expect(report.done).toEqual([])
    expect(report.refused.map((item) => item.title)).toEqual(['', '', ''])
  }
  expect((await listEntries(editor, { state: 'live' }, now + 2)).total).toBe(0)
})

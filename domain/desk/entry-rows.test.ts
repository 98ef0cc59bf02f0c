import { expect, test, vi } from 'vitest'
import { read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { stateOf } from '@/domain/entries/state'
import { release, withdraw } from '@/domain/publishing/releases'
import { approveText, submit } from '@/domain/review/review'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { listEntries } from './entries'
import { entryRowsOf } from './entry-rows'

const now = Date.UTC(2014, 9, 7, 2)
const hour = 3_600_000

test('a row says where the review of its newest text stands', async () => {
  testDatabase()
  const [writer, editor] = [await someone('contributor'), await someone()]
  const entry = await post(writer, { title: 'Reports' }, now)
  const review = async () => (await listEntries(editor, {}, now + 9)).items[0]!.review
  expect(await review()).toEqual({ is: 'none' })
  got(await submit(writer, { entryId: entry.entryId, base: entry }, now + 1))
  expect(await review()).toMatchObject({ is: 'waiting', changed: false })
  got(await approveText(editor, { entryId: entry.entryId, base: entry }, now + 2))
  expect(await review()).toMatchObject({ is: 'approved', changed: false })
  await savedAgain(writer, entry, { title: 'Reports, longer' }, now + 3)
  expect(await review()).toMatchObject({ is: 'approved', changed: true })
})

test('a row has the lead picture of the newest text, and none where that has none', async () => {
  testDatabase()
  const editor = await someone()
  const [first, second] = [await picture(editor), await picture(editor)]
  const entry = await post(editor, { title: 'Reports', lead: { mediaId: first.id, alt: 'A river' } }, now)
  const shown = async () => (await listEntries(editor, {}, now + 9)).items[0]!.picture
  expect(await shown()).toMatchObject({ id: first.id, type: 'image/png', width: 60 })
  const next = await savedAgain(editor, entry, { title: 'R', lead: { mediaId: second.id, alt: 'A river' } }, now + 1)
  expect(await shown()).toMatchObject({ id: second.id })
  await savedAgain(editor, next, { title: 'R' }, now + 2)
  expect(await shown()).toBeUndefined()
})

test('many rows take as many queries as one, and each has the state that its entry has alone', async () => {
  testDatabase()
  const editor = await someone()
  const entries = []
  for (let n = 0; n < 12; n++) {
    const saved = await post(editor, { title: `Report ${n}`, slug: `report-${n}`, summary: 'S' }, now)
    entries.push(saved)
    if (n % 4 === 1) got(await release(editor, { ...saved, at: now + hour }, now))
    if (n % 4 > 1) got(await release(editor, saved, now))
    if (n % 4 === 3) await savedAgain(editor, saved, { title: `Longer ${n}` }, now + 1)
    if (n === 6) {
      const withdrawal = { entryId: saved.entryId, reason: 'error' as const, explanation: 'It was wrong.' }
      got(await withdraw(editor, withdrawal, now + 2))
    }
  }
  const ids = entries.map(({ entryId }) => entryId)
  const queries = vi.spyOn(read(), 'select')
  for (const at of [now + 5, now + 2 * hour]) {
    const rows = await entryRowsOf(ids, at)
    expect(new Set(rows.map(({ state }) => state.is)).size).toBeGreaterThan(2)
    for (const { id, headId, state } of rows)
      expect([id, state]).toEqual([id, await stateOf(read(), { entryId: id, headId }, at)])
  }
  const countOf = async (which: number[]) => {
    queries.mockClear()
    await entryRowsOf(which, now + 5)
    return queries.mock.calls.length
  }
  expect(await countOf(ids)).toBe(await countOf(ids.slice(0, 1)))
  queries.mockRestore()
})

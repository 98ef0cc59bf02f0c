import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { calendarEvents, nextSevenDays } from './calendar'
import { saveDraft } from '@/domain/writing/drafts'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { content, got, post, someone } from '@/domain/testing/newsroom'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

test('the next seven days hold what is set for them, in order, and nothing that was taken back', async () => {
  testDatabase()
  const editor = await someone()
  const live = await post(editor, { title: 'Live' }, october)
  got(await release(editor, live, october))
  const base = { entryId: live.entryId, base: live, session: 't' }
  const newer = got(await saveDraft(editor, { ...base, content: content({ title: 'Live, corrected' }) }, october + 1))
  got(await release(editor, { ...newer, at: october + 2 * day }, october + 2))
  const why = { reason: 'outdated', explanation: 'Old.' } as const
  got(await withdraw(editor, { ...why, entryId: live.entryId, at: october + 3 * day }, october + 3))
  const first = await post(editor, { title: 'First' }, october)
  got(await release(editor, { ...first, at: october + day }, october + 4))
  const late = await post(editor, { title: 'Late' }, october)
  got(await release(editor, { ...late, at: october + 9 * day }, october + 5))
  const last = await post(editor, { title: 'Last' }, october)
  got(await release(editor, { ...last, at: october + 7 * day + 60_000 }, october + 5))
  const off = await post(editor, { title: 'Off' }, october)
  got(await release(editor, { ...off, at: october + day }, october + 6))
  got(await unschedule(editor, off.entryId, october + 7))

  const coming = await nextSevenDays(editor, october + 10)
  expect(coming.map(({ title, effect, at, coming }) => [title, effect, at, coming])).toEqual([
    ['First', 'goes live', october + day, true],
    ['Live, corrected', 'changes', october + 2 * day, true],
    ['Live, corrected', 'is withdrawn', october + 3 * day, true],
    ['Last', 'goes live', october + 7 * day + 60_000, true],
  ])
})

test('what a text does depends on what readers had just before it', async () => {
  testDatabase()
  const editor = await someone()
  const one = await post(editor, { title: 'One' }, october)
  got(await release(editor, one, october))
  const why = { entryId: one.entryId, reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(editor, { ...why, keepPage: true }, october + 1))
  got(await withdraw(editor, why, october + 2))
  got(await release(editor, one, october + 3))
  const all = await calendarEvents(editor, { from: 0, until: october + day }, october + 4)
  expect(all.map(({ effect, coming }) => [effect, coming])).toEqual([
    ['goes live', false],
    ['is put under a notice', false],
    ['is withdrawn', false],
    ['goes live again', false],
  ])
})

test('a contributor sees the days of their own entries only', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const own = await post(contributor, { title: 'Own' }, october)
  const other = await post(editor, { title: 'Secret' }, october)
  for (const entry of [own, other]) got(await release(editor, { ...entry, at: october + day }, october))
  expect((await nextSevenDays(contributor, october)).map(({ title }) => title)).toEqual(['Own'])
  expect(await nextSevenDays(editor, october)).toHaveLength(2)
})

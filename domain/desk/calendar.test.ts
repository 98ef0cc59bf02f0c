import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawWriter, write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { calendarDays, calendarEvents, nextSevenDays, type CalendarEvent } from './calendar'
import { saveDraft } from '@/domain/writing/drafts'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { daysOf } from '@/lib/time/days'
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

const releaseRow = fc.record({
  hour: fc.nat(20).map((n) => 8 * n),
  entry: fc.nat(3),
  bundle: fc.option(fc.constantFrom(1, 2), { nil: null }),
  cancelled: fc.boolean(),
})

function isOneThing(a: CalendarEvent, b: CalendarEvent) {
  return a === b || (a.coming && a.at === b.at && a.bundle !== undefined && a.bundle.id === b.bundle?.id)
}

testOfSqlite(
  'of each day the first few things are named, those to come before the others, a bundle to come as one, and the rest is counted',
  async () => {
    const days = daysOf('week', '2014-10-07', 'UTC')
    const property = fc.asyncProperty(
      fc.array(releaseRow, { maxLength: 30 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(7 * 24),
      async (rows, max, hours) => {
        testDatabase()
        const editor = await someone()
        const now = days[0]!.from + hours * 3_600_000 + 1
        const entries: { entryId: number; revisionId: number }[] = []
        for (let n = 0; n < 4; n++) entries.push(await post(editor, { title: `Entry ${n}` }, 0))
        await write(async () => {
          rawWriter().exec("insert into bundles (name, created_at) values ('One', 0), ('Two', 0)")
          rawWriter().prepare('update entries set trashed_at = 1 where id = ?').run(entries[3]!.entryId)
          const insert = rawWriter().prepare(`insert into releases (entry_id, revision_id, goes_live_at, path, dated,
          created_at, bundle_id, cancelled_at) values (?, ?, ?, '/', 0, 0, ?, ?)`)
          for (const { hour, entry, bundle, cancelled } of rows) {
            const { entryId, revisionId } = entries[entry]!
            const at = days[0]!.from + hour * 3_600_000
            insert.run(entryId, revisionId, at, bundle, cancelled && hour % 3 === 0 ? 1 : null)
          }
        })
        const { events, more } = await calendarDays(editor, { days, maxOfDay: max }, now)
        const all = await calendarEvents(editor, { from: days[0]!.from, until: days[6]!.until }, now)
        for (const { date, from, until } of days) {
          const ofDay = all.filter(({ at }) => at >= from && at < until)
          // A bundle to come is where its first release is.
          const things = ofDay.filter((event) => event === ofDay.find((other) => isOneThing(other, event)))
          const chosen = [...things.filter(({ coming }) => coming), ...things.filter(({ coming }) => !coming)].slice(
            0,
            max,
          )
          expect(events.filter(({ at }) => at >= from && at < until)).toEqual(
            ofDay.filter((event) => chosen.some((thing) => isOneThing(thing, event))),
          )
          expect(more[date] ?? 0).toBe(things.length - chosen.length)
        }
      },
    )
    await fc.assert(property, { numRuns: 60, seed: 5 })
  },
)

test('a contributor gets the days of their own entries only', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const own = await post(contributor, { title: 'Own' }, october)
  const other = await post(editor, { title: 'Secret' }, october)
  for (const entry of [own, other]) got(await release(editor, { ...entry, at: october + day }, october))
  const days = daysOf('week', '2014-10-07', 'UTC')
  const { events, more } = await calendarDays(contributor, { days, maxOfDay: 1 }, october)
  expect([events.map(({ title }) => title), more]).toEqual([['Own'], {}])
})

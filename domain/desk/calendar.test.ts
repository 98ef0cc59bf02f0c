import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawWriter, write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { calendarDays, calendarEvents, nextSevenDays, type CalendarEvent } from './calendar'
import { saveDraft } from '@/domain/writing/drafts'
import type { Actor } from '@/domain/staff/actor'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { daysOf } from '@/lib/time/days'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'

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

const inDays = (days: number) => october + days * day

/** A kind of text, released at a moment: its name, and its start or closing. */
async function dated(
  editor: Actor,
  kind: 'event' | 'call',
  [title, at]: [string, number],
  live = october,
  by = editor,
) {
  const facts = kind === 'event' ? { event: { startsAt: at, endsAt: at + day } } : { call: { closesAt: at } }
  const draft = { kind, language: 'en', session: 's', content: content({ title, ...facts }) } as const
  const saved = got(await createEntry(by, draft, october))
  got(await release(editor, { ...saved, at: live }, october))
  return saved
}

async function momentsSeen(who: Actor, now: number) {
  const events = await calendarEvents(who, { from: october + 1, until: inDays(9) }, now)
  return events
    .filter(({ releaseId }) => releaseId === undefined)
    .map(({ title, effect, at, coming }) => `${title} ${effect} ${(at - october) / day}${coming ? '' : ', past'}`)
}

test('an event begins and a call closes where readers have that text then, and editors see it', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  await dated(editor, 'event', ['Talks', inDays(3)])
  await dated(editor, 'call', ['Vacancy', inDays(2)], october, contributor)
  await dated(editor, 'call', ['Scheduled', inDays(5)], inDays(4))
  await dated(editor, 'call', ['Too late', inDays(5)], inDays(6))
  const draft = content({ title: 'Draft', call: { closesAt: inDays(2) } })
  got(await createEntry(editor, { kind: 'call', language: 'en', session: 's', content: draft }, october))
  expect(await momentsSeen(editor, october)).toEqual(['Vacancy closes 2', 'Talks begins 3', 'Scheduled closes 5'])
  expect(await momentsSeen(editor, inDays(3) - 1)).toContain('Talks begins 3')
  expect(await momentsSeen(editor, inDays(3))).toContain('Talks begins 3, past')
  expect(await momentsSeen(contributor, october)).toEqual(['Vacancy closes 2'])
})

test('a correction moves the start of an event from its own moment on, and a withdrawn call does not close', async () => {
  testDatabase()
  const editor = await someone()
  const moveAt = async (title: string, [from, to, live]: [number, number, number]) => {
    const base = await dated(editor, 'event', [title, inDays(from)])
    const later = content({ title, event: { startsAt: inDays(to), endsAt: inDays(9) } })
    const save = { entryId: base.entryId, base, session: 't', content: later }
    got(await release(editor, { ...got(await saveDraft(editor, save, october)), at: inDays(live) }, october))
  }
  await moveAt('Before', [3, 4, 2])
  await moveAt('After', [5, 7, 6])
  const { entryId } = await dated(editor, 'call', ['Gone', inDays(3)])
  const why = { entryId, reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(editor, { ...why, at: inDays(2) }, october))
  expect(await momentsSeen(editor, october)).toEqual(['Before begins 4', 'After begins 5', 'After begins 7'])
  expect(await momentsSeen(editor, inDays(6))).toEqual(['Before begins 4, past', 'After begins 7'])
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
      fc.array(fc.nat(7 * 24), { maxLength: 3 }),
      async (rows, max, hours, closings) => {
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
          const close = rawWriter().prepare('update revisions set ends_at = ? where id = ?')
          for (const [n, hour] of closings.entries())
            close.run(days[0]!.from + hour * 3_600_000, entries[n]!.revisionId)
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

import { beforeEach, expect, test } from 'vitest'
import { handlerOf } from './handlers'
import { ask } from './test-ask'
import { testDatabase } from '@/db/test-database'
import { checksOf } from '@/domain/content/checks/content'
import { documentOf } from '@/domain/content/body/document'
import type { ContentInput } from '@/domain/content/content'
import { newsroom } from '@/domain/testing/archive'
import { withdraw } from '@/domain/publishing/releases'
import { content, got, text } from '@/domain/testing/newsroom'
import { instantOf } from '@/lib/time/time'
import { changedSince } from '@/domain/published/changed-entries'
import { endingTexts } from '@/domain/published/ending-texts'
import { kindsChangedAt } from '@/domain/published/list-changes'
import { lastTurn, nextGoLive } from '@/domain/published/live'

const noon = Date.UTC(2027, 2, 1, 5)
const hour = 3_600_000

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const call = (title: string, closesAt: number | null, more: Partial<ContentInput['call']> = {}) =>
  room.publish('2014-02-01', { title, call: { closesAt, timeZone: 'Asia/Phnom_Penh', ...more } }, 'call')
const event = (title: string, startsAt: number, endsAt: number) =>
  room.publish('2014-02-01', { title, event: { startsAt, endsAt, timeZone: 'Asia/Yangon' } }, 'event')

async function listed(kind: 'event' | 'call', now: number) {
  const list = await endingTexts({ now, language: 'en', kind, page: 1 })
  return list?.items.map(({ title, isOver }) => `${title}${isOver ? ', over' : ''}`)
}

test('a call is open until the last millisecond before its closing, and closed from that moment on', async () => {
  const { entryId, path } = await call('A tender', noon, { type: 'tender' })
  for (const [now, expected] of [
    [noon - 1, 'A tender'],
    [noon, 'A tender, over'],
  ] as const)
    expect(await listed('call', now)).toEqual([expected])
  // Kept pages are good until then, and not a moment longer.
  expect([await nextGoLive(noon - 1), await nextGoLive(noon)]).toEqual([noon, undefined])
  expect([await lastTurn(noon), (await lastTurn(noon - 1)) < noon - 1]).toEqual([noon, true])
  const { seen } = await changedSince(undefined, noon - 1)
  const { changes } = await changedSince(seen, noon)
  expect(changes).toMatchObject([{ entryIds: [entryId], states: [{ path }] }])
  expect((await changedSince(seen, noon - 1)).changes).toEqual([])
})

test('the end of a text is a change of its lists', async () => {
  await call('A vacancy', noon)
  const at = (now: number) => kindsChangedAt({ now, kinds: ['call'] })
  expect(await at(noon)).toBe(noon)
  expect(await at(noon - 1)).toBeLessThan(noon - 1)
})

test('a withdrawn call does not close, and one whose closing was moved closes at the new moment alone', async () => {
  const { entryId } = await call('Gone', noon)
  const why = { entryId, reason: 'error' as const, explanation: 'It was wrong.' }
  got(await withdraw(room.editor, why, noon - 2 * hour))
  expect(await listed('call', noon)).toBeUndefined()
})

test('lists begin with the soonest that is still to come, and end with what was over first', async () => {
  await event('Third', noon + 20 * hour, noon + 22 * hour)
  await event('Long ago', noon - 90 * hour, noon - 80 * hour)
  await event('Now', noon - hour, noon + hour)
  await event('Just over', noon - 9 * hour, noon - 8 * hour)
  expect(await listed('event', noon)).toEqual(['Now', 'Third', 'Just over, over', 'Long ago, over'])
  await call('Any time', null)
  await call('Soon', noon + hour)
  expect(await listed('call', noon)).toEqual(['Soon', 'Any time'])
  expect(await listed('call', noon + hour)).toEqual(['Any time', 'Soon, over'])
})

test.each([
  ['no start', { startsAt: null, endsAt: noon }, 'Say when the event starts.'],
  ['no end', { startsAt: noon, endsAt: null }, 'Say when the event ends.'],
  ['an end before the start', { startsAt: noon, endsAt: noon - 1 }, 'The event ends before it starts.'],
  ['an end at the start', { startsAt: noon, endsAt: noon }, 'The event ends before it starts.'],
  [
    'no address',
    { startsAt: noon, endsAt: noon + 1, online: 'somewhere' },
    'Write an address that begins with https://.',
  ],
  ['no zone', { startsAt: noon, endsAt: noon + 1, timeZone: 'Nowhere/Here' }, '“Nowhere/Here” is no time zone.'],
])('an event with %s is not published', (_, facts, message) => {
  const whole = content({ title: 'A meeting', slug: 'a-meeting', body: text('Words.') })
  const nothing = { topics: 1, countries: 1, upload: () => undefined, doc: documentOf(whole.body) }
  const found = checksOf({
    ...whole,
    ...nothing,
    kind: 'event',
    language: 'en',
    facts: { timeZone: '', online: '', ...facts },
  })
  expect(found.filter(({ level }) => level === 'blocking').map((one) => one.message)).toEqual([message])
})

async function textAt(path: string) {
  const handler = handlerOf(path)
  return (await ask(handler, path)).text
}

test('an event has its moments in its page, for search engines and in a calendar, on its own clock', async () => {
  const start = instantOf({ date: '2047-03-07', time: '09:00', zone: 'Asia/Yangon' })
  const startsAt = start.ok ? start.at : 0
  const place = 'Hall 2; Yangon'
  const more = {
    title: 'The rivers, and we',
    summary: 'A day of talks. '.repeat(9),
    event: {
      startsAt,
      endsAt: startsAt + 8 * hour,
      timeZone: 'Asia/Yangon',
      place,
      online: 'https://meet.example.org/1',
    },
  }
  const { path, entryId } = await room.publish('2014-10-02', more, 'event')
  const page = await textAt(path)
  expect(page).toContain('7 March 2047</time>, 09:00 (UTC+6:30)')
  for (const told of [
    '"startDate":"2047-03-07T09:00:00+06:30"',
    '"endDate":"2047-03-07T17:00:00+06:30"',
    '"@type":["Event","Article"]',
    'MixedEventAttendanceMode',
  ])
    expect(page).toContain(told)
  const calendar = await textAt(`${path}/calendar.ics`)
  expect(calendar).toBe(
    await textAt('/events/calendar.ics').then((all) =>
      all.replace('X-WR-CALNAME:Events', 'X-WR-CALNAME:The rivers\\, and we'),
    ),
  )
  for (const line of [
    'DTSTART:20470307T023000Z',
    'DTEND:20470307T103000Z',
    'SUMMARY:The rivers\\, and we',
    'LOCATION:Hall 2\\; Yangon',
    `UID:entry-${entryId}@localhost:3000`,
  ])
    expect(calendar.split('\r\n')).toContain(line)
  expect(Math.max(...calendar.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(await textAt('/events')).toContain('7 March 2047, 09:00–17:00 (UTC+6:30)')
})

test('a vacancy tells search engines until when it is valid, a tender is a demand, and readers see that one is closed', async () => {
  const closed = await call('Closed', Date.UTC(2014, 9, 7, 10), { type: 'vacancy', applyTo: 'jobs@example.org' })
  const page = await textAt(closed.path)
  for (const told of [
    '"validThrough":"2014-10-07T17:00:00+07:00"',
    '"@type":["JobPosting","Article"]',
    '"title":"Closed"',
    '"hiringOrganization":{',
    '<strong>Closed</strong>',
    'href="mailto:jobs@example.org"',
  ])
    expect(page).toContain(told)
  const tender = await call('A tender', null, { type: 'tender' })
  expect(await textAt(tender.path)).toContain('"@type":["Demand","Article"]')
  const list = await textAt('/calls')
  expect(list.indexOf('>Open<')).toBeLessThan(list.indexOf('>Closed<'))
  expect(await textAt('/calls/feed.xml')).toContain('Closed · Closes: 7 October 2014, 17:00 (UTC+7).')
  expect(await textAt(`${closed.path}/calendar.ics`)).toContain('DTSTART:20141007T100000Z\r\nSUMMARY')
})

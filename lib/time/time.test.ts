import { expect, test } from 'vitest'
import {
  deskTime,
  deskTimes,
  instantOf,
  lastTimeOfDay,
  linesOfDate,
  longDate,
  monthAndYear,
  monthName,
  offsetOf,
  partialDate,
  shortDate,
  startOf,
  wallTimeOf,
  weekday,
  yearMonthOf,
} from './time'

const seventh = Date.UTC(2014, 9, 7, 2)

test('a moment is said in the words of the desk, in both zones where they differ', () => {
  expect(deskTime(seventh, 'Asia/Bangkok')).toBe('Tue 7 Oct 2014, 09:00 Bangkok')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'Asia/Yangon')).toBe('Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'Asia/Ho_Chi_Minh')).toBe('Tue 7 Oct 2014, 09:00')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'America/Los_Angeles')).toBe(
    'Tue 7 Oct 2014, 09:00 Bangkok · Mon 6 Oct 2014, 19:00 Los Angeles',
  )
})

test('the days around the present are called by their words, by the clock of whoever reads', () => {
  const hour = 3_600_000
  const at = (now: number, viewer = 'Asia/Bangkok') => deskTimes(seventh, 'Asia/Bangkok', viewer, now)
  expect(at(seventh + 5 * hour)).toBe('today 09:00')
  expect(at(seventh + 15 * hour)).toBe('yesterday 09:00') // a minute of midnight has passed
  expect(at(seventh + 15 * hour - 1)).toBe('today 09:00')
  expect(at(seventh - 10 * hour)).toBe('tomorrow 09:00')
  expect(at(seventh + 40 * hour)).toBe('Tue 7 Oct 2014, 09:00')
  expect(at(seventh + hour, 'Asia/Yangon')).toBe('today 09:00 Bangkok · 08:30 Yangon')
  // Another day in the other zone: both dates are complete, since “today” would be ambiguous.
  expect(at(seventh, 'America/Los_Angeles')).toBe('Tue 7 Oct 2014, 09:00 Bangkok · Mon 6 Oct 2014, 19:00 Los Angeles')
  expect(deskTimes(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin', 'Europe/Berlin', seventh)).toBe(
    'Sun 25 Oct 2026, 02:30 (UTC+1)',
  )
})

test('an hour before midnight UTC belongs to the next month in Bangkok', () => {
  expect(yearMonthOf(Date.UTC(2014, 8, 30, 23), 'Asia/Bangkok')).toEqual({ year: 2014, month: 10 })
  expect(startOf({ year: 2014, month: 10 }, 'Asia/Bangkok')).toBe(Date.UTC(2014, 8, 30, 17))
  expect(startOf({ year: 2014, month: 13 }, 'UTC')).toBe(Date.UTC(2015, 0, 1))
})

test('a wall time that the clocks skip is refused, one they show twice is asked about', () => {
  expect(instantOf({ date: '2014-10-07', time: '09:00', zone: 'Asia/Bangkok' })).toEqual({ ok: true, at: seventh })
  expect(instantOf({ date: '2026-03-29', time: '02:30', zone: 'Europe/Berlin' })).toEqual({
    ok: false,
    problem: 'The clocks in Berlin skip 02:30 on that day. Choose another time.',
  })
  const twice = { date: '2026-10-25', time: '02:30', zone: 'Europe/Berlin' }
  const [first, second] = [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)]
  expect(instantOf(twice)).toEqual({
    ok: false,
    problem: 'The clocks in Berlin show 02:30 twice on that day. Say which one you mean.',
    twice: [first, second],
  })
  expect(instantOf({ ...twice, which: 'first' })).toEqual({ ok: true, at: first })
  expect(instantOf({ ...twice, which: 'second' })).toEqual({ ok: true, at: second })
})

test('half-hour changes of the clock are skipped and doubled like whole ones', () => {
  const zone = 'Australia/Lord_Howe'
  expect(instantOf({ date: '2026-10-04', time: '02:15', zone })).toMatchObject({ ok: false })
  const instant = instantOf({ date: '2026-04-05', time: '01:45', zone })
  expect(!instant.ok && instant.twice!.map((at) => at - instant.twice![0])).toEqual([0, 1_800_000])
})

test('a minute before midnight and the edges of a set clock are the moments they say', () => {
  const berlin = (date: string, time: string) => instantOf({ date, time, zone: 'Europe/Berlin' })
  expect(berlin('2026-03-29', '01:59')).toEqual({ ok: true, at: Date.UTC(2026, 2, 29, 0, 59) })
  expect(berlin('2026-03-29', '03:00')).toEqual({ ok: true, at: Date.UTC(2026, 2, 29, 1, 0) })
  expect(berlin('2026-12-31', '23:59')).toEqual({ ok: true, at: Date.UTC(2026, 11, 31, 22, 59) })
})

test('every moment has a wall time that means just this moment', () => {
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Yangon'])
    for (let at = Date.UTC(2026, 8, 30); at < Date.UTC(2026, 10, 3); at += 30 * 60_000)
      expect(instantOf(wallTimeOf(at, zone))).toEqual({ ok: true, at })
})

test('in the hour that clocks show twice, a moment says which of the two it is', () => {
  const second = Date.UTC(2026, 9, 25, 1, 30)
  expect(deskTime(second, 'Europe/Berlin')).toBe('Sun 25 Oct 2026, 02:30 Berlin (UTC+1)')
  expect(deskTimes(second, 'Asia/Bangkok', 'Europe/Berlin')).toBe(
    'Sun 25 Oct 2026, 08:30 Bangkok · 02:30 Berlin (UTC+1)',
  )
  expect([offsetOf(second, 'Asia/Yangon'), offsetOf(second, 'America/New_York')]).toEqual(['UTC+6:30', 'UTC-4'])
})

test.each([
  [{ date: '2014-02-30', time: '09:00', zone: 'UTC' }, 'That date does not exist.'],
  [{ date: '', time: '09:00', zone: 'UTC' }, 'Choose a date.'],
  [{ date: '2014-02-03', time: '', zone: 'UTC' }, 'Choose a time.'],
  [{ date: '2014-02-03', time: '09:00', zone: 'Mars/Base' }, 'Choose a time zone.'],
])('%j is answered with a sentence', (wall, problem) => {
  expect(instantOf(wall)).toEqual({ ok: false, problem })
})

test('dates of publications keep the precision they have', () => {
  expect([partialDate('2014'), partialDate('2014-10'), partialDate('2014-10-28')]).toEqual([
    '2014',
    'October 2014',
    '28 October 2014',
  ])
  expect(monthName(10, 'short')).toBe('Oct')
})

test('the last time that the clocks of a zone showed an hour', () => {
  const three = Date.UTC(2014, 9, 6, 20) // 7 October in Bangkok
  const last = (now: number) => lastTimeOfDay(now, 3, 'Asia/Bangkok')
  expect([last(three - 1), last(three), last(three + 86_399_999)]).toEqual([three - 86_400_000, three, three])
  // In Berlin the night in which clocks are set forward has 23 hours.
  const spring = Date.UTC(2014, 2, 30, 1)
  expect(lastTimeOfDay(spring, 3, 'Europe/Berlin')).toBe(spring)
  expect(lastTimeOfDay(spring - 1, 3, 'Europe/Berlin')).toBe(spring - 23 * 3_600_000)
})

test.each([
  ['en', '7 October 2014', '7 Oct 2014', 'October 2014', '2014', 'Tue'],
  ['km', '7 តុលា 2014', '7 តុលា 2014', 'តុលា 2014', '2014', 'អង្គារ'],
  ['lo', '7 ຕຸລາ 2014', '7 ຕ.ລ. 2014', 'ຕຸລາ 2014', '2014', 'ອັງຄານ'],
  ['my', '2014 အောက်တိုဘာ 7', '2014 အောက် 7', '2014 အောက်တိုဘာ', '2014', 'အင်္ဂါ'],
  ['th', '7 ตุลาคม 2014', '7 ต.ค. 2014', 'ตุลาคม 2014', '2014', 'อังคาร'],
  [
    'th-u-ca-buddhist',
    '7 ตุลาคม 2014 (พ.ศ. 2557)',
    '7 ต.ค. 2014 (พ.ศ. 2557)',
    'ตุลาคม 2014 (พ.ศ. 2557)',
    '2014 (พ.ศ. 2557)',
    'อังคาร',
  ],
  ['vi', '7 tháng 10, 2014', '7 thg 10, 2014', 'Tháng 10 năm 2014', '2014', 'Thứ 3'],
  ['zh', '2014年10月7日', '2014年10月7日', '2014年10月', '2014年', '周二'],
  ['ar', '7 أكتوبر 2014', '7 أكتوبر 2014', 'أكتوبر 2014', '2014', 'الثلاثاء'],
  ['es', '7 de octubre de 2014', '7 oct 2014', 'Octubre de 2014', '2014', 'mar'],
  ['fil', 'Oktubre 7, 2014', 'Okt 7, 2014', 'Oktubre 2014', '2014', 'Mar'],
  ['ru', '7 октября 2014', '7 окт. 2014', 'Октябрь 2014', '2014', 'вт'],
] as const)(
  'a date is said in %s, with Gregorian years and Latin digits',
  (language, long, short, month, year, day) => {
    const at = Date.UTC(2014, 9, 7, 2)
    const zone = 'Asia/Bangkok'
    expect([longDate(at, zone, language), partialDate('2014-10-07', language)]).toEqual([long, long])
    expect(shortDate(at, zone, language)).toBe(short)
    expect([monthAndYear({ year: 2014, month: 10 }, language), partialDate('2014-10', language)]).toEqual([
      month,
      month,
    ])
    expect([partialDate('2014', language), partialDate('', language)]).toEqual([year, ''])
    expect(weekday(at, zone, language)).toBe(day)
    expect(linesOfDate(at, zone, language).join('')).toBe(long)
  },
)

test('a month by itself begins with a capital, and has its number where dates have that', () => {
  const names = (language: string) => (['long', 'short'] as const).map((width) => monthName(5, width, language))
  expect(['en', 'fr', 'ru', 'vi', 'zh', 'ja'].map(names)).toEqual([
    ['May', 'May'],
    ['Mai', 'Mai'],
    ['Май', 'Май'],
    ['Tháng 5', 'Thg 5'],
    ['5月', '5月'],
    ['5月', '5月'],
  ])
})

import { expect, test } from 'vitest'
import { neighbourOf, dateOf, daysOf, dayWords, isOn, weeksAround } from './days'

const zone = 'Asia/Bangkok'

test('a month is shown in whole weeks that begin on Monday, in the zone of the site', () => {
  const days = weeksAround('2014-10', zone)
  expect([days.length, days[0]!.date, days.at(-1)!.date]).toEqual([35, '2014-09-29', '2014-11-02'])
  expect(days[0]!.from).toBe(Date.UTC(2014, 8, 28, 17))
  expect(days.every((day, n) => n === 0 || day.from === days[n - 1]!.until)).toBe(true)
  expect(weeksAround('2021-02', zone)).toHaveLength(28)
  expect(weeksAround('2014-06', zone)).toHaveLength(42)
})

test('a date is shown in its week, and a day on which clocks are set has another length', () => {
  const week = weeksAround('2026-03-29', 'Europe/Berlin')
  expect([week[0]!.date, week.at(-1)!.date]).toEqual(['2026-03-23', '2026-03-29'])
  expect((week.at(-1)!.until - week.at(-1)!.from) / 3_600_000).toBe(23)
})

test('months, weeks and days lead to those beside them', () => {
  expect([neighbourOf('month', '2014-12', 1), neighbourOf('month', '2014-01', -1)]).toEqual(['2015-01', '2013-12'])
  expect([
    neighbourOf('week', '2014-12-31', 1),
    neighbourOf('day', '2014-12-31', 1),
    neighbourOf('day', '2015-01-01', -1),
  ]).toEqual(['2015-01-07', '2015-01-01', '2014-12-31'])
  expect(dateOf(Date.UTC(2014, 9, 7, 17), zone)).toBe('2014-10-08')
  expect(dayWords('2014-10-07')).toEqual({ long: 'Tuesday 7 October 2014', short: 'Tue 7' })
})

test('a day is shown alone, and a month or a week in whole weeks', () => {
  expect(daysOf('day', '2014-10-07', zone).map(({ date }) => date)).toEqual(['2014-10-07'])
  expect(daysOf('week', '2014-10-07', zone)).toEqual(weeksAround('2014-10-07', zone))
  expect(daysOf('month', '2014-10', zone)).toEqual(weeksAround('2014-10', zone))
})

test('what is no month or date is refused', () => {
  expect([isOn('2014-10', 'month'), isOn('2014-10-07', 'week')]).toEqual([true, true])
  for (const no of [undefined, '', '2014-13', '2014-10-07', '14-1', '2014-00']) expect(isOn(no, 'month')).toBe(false)
  for (const no of ['2014-10', '2014-02-30', 'today']) expect(isOn(no, 'week')).toBe(false)
})

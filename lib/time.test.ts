import { expect, test } from 'vitest'
import { deskTime, deskTimes, instantOf, monthName, partialDate, startOf, yearMonthOf } from './time'

const seventh = Date.UTC(2014, 9, 7, 2)

test('a moment is said in the words of the desk, in both zones where they differ', () => {
  expect(deskTime(seventh, 'Asia/Bangkok')).toBe('Tue 7 Oct 2014, 09:00 Bangkok')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'Asia/Yangon')).toBe('Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'Asia/Ho_Chi_Minh')).toBe('Tue 7 Oct 2014, 09:00 Bangkok')
  expect(deskTimes(seventh, 'Asia/Bangkok', 'America/Los_Angeles')).toBe(
    'Tue 7 Oct 2014, 09:00 Bangkok · Mon 6 Oct 2014, 19:00 Los Angeles',
  )
})

test('an hour before midnight UTC belongs to the next month in Bangkok', () => {
  expect(yearMonthOf(Date.UTC(2014, 8, 30, 23), 'Asia/Bangkok')).toEqual({ year: 2014, month: 10 })
  expect(startOf({ year: 2014, month: 10 }, 'Asia/Bangkok')).toBe(Date.UTC(2014, 8, 30, 17))
  expect(startOf({ year: 2014, month: 13 }, 'UTC')).toBe(Date.UTC(2015, 0, 1))
})

test('a wall time that the clocks skip is refused, one they show twice means the first', () => {
  expect(instantOf({ date: '2014-10-07', time: '09:00', zone: 'Asia/Bangkok' })).toEqual({ ok: true, at: seventh })
  expect(instantOf({ date: '2026-03-29', time: '02:30', zone: 'Europe/Berlin' })).toEqual({
    ok: false,
    problem: 'The clocks in Berlin skip 02:30 on that day. Choose another time.',
  })
  expect(instantOf({ date: '2026-10-25', time: '02:30', zone: 'Europe/Berlin' })).toEqual({
    ok: true,
    at: Date.UTC(2026, 9, 25, 0, 30),
  })
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

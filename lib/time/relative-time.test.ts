import { expect, test } from 'vitest'
import { relativeTime } from './relative-time'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

test('moments to come and past are told in the unit a person would use', () => {
  const inWords = (ms: number) => relativeTime(1e12 + ms, 1e12)
  expect(inWords(30_000)).toBe('in less than a minute')
  expect(inWords(-30_000)).toBe('just now')
  expect(inWords(5 * minute)).toBe('in 5 minutes')
  expect(inWords(3 * hour + 59 * minute)).toBe('in 3 hours')
  expect(inWords(30 * hour)).toBe('in 30 hours')
  expect(inWords(-3 * day)).toBe('3 days ago')
  expect(inWords(10 * day)).toBe('in 10 days')
  expect(inWords(-20 * day)).toBe('2 weeks ago')
  expect(inWords(-70 * day)).toBe('2 months ago')
  expect(inWords(-800 * day)).toBe('2 years ago')
})

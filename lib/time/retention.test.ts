import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastingUntil, momentsToKeep, parseRetention, recentMomentsToKeep } from './retention'

const day = 86_400_000
const zone = 'Asia/Bangkok'
const at = (text: string) => Date.parse(text)

test('days, weeks, months and years are read in any order', () => {
  expect(parseRetention('7d 4w 12m')).toEqual({ days: 7, weeks: 4, months: 12, years: 0 })
  expect(parseRetention(' 2y,30d ')).toEqual({ days: 30, weeks: 0, months: 0, years: 2 })
})

test.each([
  ['', /“” is not how long/],
  ['7 days', /“7” is not how long/],
  ['7d -1w', /“-1w” is not how long/],
  ['7d 7d', /twice how many days/],
  ['0d', /would keep nothing/],
])('%j is refused in words', (text, why) => {
  expect(() => parseRetention(text)).toThrow(why)
})

test('after a year of nights, seven days, four weeks and twelve months are left', () => {
  const nights = Array.from({ length: 365 }, (_, n) => at('2025-12-31T19:00:00Z') - n * day) // two in Bangkok
  const remaining = [...momentsToKeep(nights, parseRetention('7d 4w 12m'), zone)].sort((a, b) => b - a)
  const dates = remaining.map((moment) => new Date(moment + 7 * 3_600_000).toISOString().slice(0, 10))
  expect(dates).toEqual([
    '2026-01-01',
    '2025-12-31',
    '2025-12-30',
    '2025-12-29',
    '2025-12-28',
    '2025-12-27',
    '2025-12-26',
    // The last of a week is its Sunday, of a month its last day; 28 December and 31 December are among the days.
    '2025-12-21',
    '2025-12-14',
    '2025-11-30',
    '2025-10-31',
    '2025-09-30',
    '2025-08-31',
    '2025-07-31',
    '2025-06-30',
    '2025-05-31',
    '2025-04-30',
    '2025-03-31',
    '2025-02-28',
  ])
})

test('of two in a day the newer is kept', () => {
  const [morning, evening] = [at('2026-03-01T03:00:00Z'), at('2026-03-01T14:00:00Z')]
  expect([...momentsToKeep([morning, evening], parseRetention('7d'), zone)]).toEqual([evening])
})

test('the newest is always kept, and what is kept is kept again', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 3_000 * day }), { minLength: 1, maxLength: 60 })
  const some = fc.nat(9)
  const retentions = fc.record({ days: some, weeks: some, months: some, years: some })
  fc.assert(
    fc.property(moments, retentions, (all, retention) => {
      fc.pre(Object.values(retention).some((count) => count > 0))
      const remaining = momentsToKeep(all, retention, zone)
      expect(remaining.has(Math.max(...all))).toBe(true)
      expect(momentsToKeep([...remaining], retention, zone)).toEqual(remaining)
    }),
    { numRuns: 100 },
  )
})

test('of copies every five minutes all of the last hour stay, one of each hour of the day before, and no more', () => {
  const minute = 60_000
  const kept = new Set<number>()
  for (let now = 0; now <= 3 * day; now += 5 * minute) {
    kept.add(now)
    const stay = recentMomentsToKeep([...kept], now)
    for (const at of kept) if (!stay.has(at)) kept.delete(at)
    expect(kept.size).toBeLessThanOrEqual(12 + 24)
  }
  const ages = [...kept].map((at) => (3 * day - at) / minute).sort((a, b) => a - b)
  expect(ages.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, n) => n * 5))
  expect(ages.slice(12)).toEqual(Array.from({ length: 23 }, (_, n) => 65 + n * 60))
})

test('the newest copy stays, however old it is', () => {
  expect([...recentMomentsToKeep([1, 2, 3], 9 * day)]).toEqual([3])
  expect([...recentMomentsToKeep([], 0)]).toEqual([])
})

test('when a moment is not kept any more is what keeping them day by day comes to', { tags: 'thorough' }, () => {
  const retentions = fc.record({ days: fc.nat(4), weeks: fc.nat(3), months: fc.nat(2), years: fc.constant(0) })
  const offsets = fc.uniqueArray(fc.nat(60 * 24), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(retentions, offsets, (retention, hours) => {
      if (retention.days + retention.weeks + retention.months === 0) return
      const next = at('2026-03-10T02:00:00Z')
      const moments = hours.map((n) => next - 3_600_000 * (n + 1))
      const until = lastingUntil(moments, { retention, zone, next })
      const gone = new Map<number, number>()
      const all = [...moments].sort((a, b) => a - b)
      // A copy that is dropped by a later one among those that are there stays dropped.
      for (let n = 1; n < all.length + 120; n++) {
        const upTo = n < all.length ? all.slice(0, n + 1) : [...all, ...days(n - all.length + 1, next)]
        const kept = momentsToKeep(upTo, retention, zone)
        for (const moment of moments)
          if (upTo.includes(moment) && !kept.has(moment) && !gone.has(moment)) gone.set(moment, upTo.at(-1)!)
      }
      for (const moment of moments) expect(until(moment)).toBe(gone.get(moment))
    }),
    { numRuns: 60 },
  )
})

function days(count: number, next: number) {
  return Array.from({ length: count }, (_, n) => next + n * day)
}

test('a moment that stays for longer than anybody looks ahead has no end', () => {
  const moment = at('2025-12-31T10:00:00Z')
  const schedule = { retention: { days: 0, weeks: 0, months: 0, years: 9 }, zone, next: at('2026-01-02T02:00:00Z') }
  expect(lastingUntil([moment], { ...schedule, max: 30 })(moment)).toBeNull()
  expect(lastingUntil([moment], schedule)(moment)).toBe(at('2034-01-01T02:00:00Z'))
})

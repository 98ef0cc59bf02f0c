import { expect, test } from 'vitest'
import { RecentDemand } from './turns'

const minute = 60_000

test('those who ask about as much are alike, and one more than twice as much is more', () => {
  const demand = new RecentDemand()
  for (let n = 0; n < 8; n++) demand.add('crawler', 0)
  for (let n = 0; n < 7; n++) demand.add('other', 0)
  demand.add('person', 0)
  expect(['crawler', 'other', 'person', 'nobody'].map((asker) => demand.levelOf(asker, 0))).toEqual([3, 2, 0, 0])
})

test('what was asked for counts less as time goes by', () => {
  const demand = new RecentDemand()
  for (let n = 0; n < 64; n++) demand.add('crawler', 0)
  expect(demand.levelOf('crawler', minute)).toBe(4)
  expect(demand.levelOf('crawler', 5 * minute)).toBe(0)
  demand.add('crawler', minute)
  expect(demand.levelOf('crawler', minute)).toBe(4)
})

test('a steady crawler stays above a person who reads', () => {
  const demand = new RecentDemand()
  for (let second = 0; second < 300; second++) {
    for (let n = 0; n < 4; n++) demand.add('crawler', second * 1000)
    if (second % 2 === 0) demand.add('person', second * 1000)
  }
  expect(demand.levelOf('crawler', 300_000)).toBeGreaterThan(demand.levelOf('person', 300_000))
})

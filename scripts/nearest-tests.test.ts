import { expect, test } from 'vitest'
import { nearestTests, withinTime } from './nearest-tests.mjs'

const graph = new Map([
  ['lib/time/days.ts', []],
  ['lib/time/days.test.ts', ['lib/time/days.ts']],
  ['domain/moments.ts', ['lib/time/days.ts']],
  ['domain/moments.test.ts', ['domain/moments.ts']],
  ['app/page.tsx', ['domain/moments.ts']],
  ['app/page.test.tsx', ['app/page.tsx']],
  ['app/other.test.tsx', []],
])

test('the tests of a change are those that reach it by imports, the nearest first', () => {
  expect(nearestTests(graph, ['lib/time/days.ts'])).toEqual([
    'lib/time/days.test.ts',
    'domain/moments.test.ts',
    'app/page.test.tsx',
  ])
  expect(nearestTests(graph, ['app/page.tsx', 'README.md', 'lib/gone.ts'])).toEqual(['app/page.test.tsx'])
  expect(nearestTests(graph, ['app/other.test.tsx'])).toEqual(['app/other.test.tsx'])
})

test('what fits into the time runs, from the nearest on, and a test that changed always', () => {
  const tests = nearestTests(graph, ['lib/time/days.ts', 'app/other.test.tsx'])
  const cost: Record<string, number> = { 'app/other.test.tsx': 100, 'domain/moments.test.ts': 4 }
  const secondsOf = (file: string) => cost[file] ?? 1
  const within = (seconds: number) => withinTime(tests, { changed: ['app/other.test.tsx'], seconds, secondsOf })
  expect(within(106)).toEqual(tests)
  expect(within(102)).toEqual(['app/other.test.tsx', 'lib/time/days.test.ts', 'app/page.test.tsx'])
  expect(within(3)).toEqual(['app/other.test.tsx'])
})

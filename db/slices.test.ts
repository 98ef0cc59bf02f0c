import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { selectInSlices } from './slices'
import { read, write } from './connection'
import { entries } from './schema'
import { testDatabase } from './test-database'

test('each entry is asked about once, in turn, and others get theirs between two slices', async () => {
  testDatabase()
  const entry = (n: number) => ({
    kind: 'post' as const,
    language: 'en' as const,
    translationGroup: `${n}`,
    createdAt: 0,
  })
  await write(async (tx) => tx.insert(entries).values([1, 2, 3, 4, 5].map(entry)))
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; await turn()) turns++
  })()
  const slices: number[] = []
  const ask = async (inside: Parameters<Parameters<typeof selectInSlices>[1]>[0]) => {
    const rows = await read().select({ id: entries.id }).from(entries).where(inside).orderBy(entries.id)
    slices.push(rows.length)
    for (const until = performance.now() + 20; performance.now() < until;); // as a slice of thousands takes
    return rows
  }
  const all = await selectInSlices(entries.id, ask, 2)
  isOver = true
  await others
  expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(slices).toEqual([2, 2, 1])
  expect(turns).toBeGreaterThanOrEqual(3)
  testDatabase()
  expect(await selectInSlices(entries.id, ask, 2)).toEqual([])
})

import { setImmediate as breathe } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { post, someone } from '@/domain/test-newsroom'
import { bySlices } from './slices'
import { read } from './connection'
import { entries } from './schema'
import { testDatabase } from './test-database'

test('each entry is asked about once, in turn, and others get theirs between two slices', async () => {
  testDatabase()
  const who = await someone()
  for (let n = 0; n < 5; n++) await post(who)
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; await breathe()) turns++
  })()
  const slices: number[] = []
  const ask = async (inside: Parameters<Parameters<typeof bySlices>[1]>[0]) => {
    const found = await read().select({ id: entries.id }).from(entries).where(inside)
    slices.push(found.length)
    return found
  }
  const all = await bySlices(entries.id, ask, 2)
  isOver = true
  await others
  expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(slices).toEqual([2, 2, 1])
  expect(turns).toBeGreaterThanOrEqual(3)
  testDatabase()
  expect(await bySlices(entries.id, ask, 2)).toEqual([])
})

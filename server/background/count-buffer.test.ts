import { expect, test, vi } from 'vitest'
import { publicVersion, read } from '@/db/connection'
import { downloads } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { otherPaths, type MissedAddress } from '@/domain/addresses/missed-addresses'
import { uploaded } from '@/domain/testing/stored-files'
import { listen } from '@/lib/process/test-log'
import { downloadCounts, missedAddressCounts } from './count-buffer'

test('what is counted reaches the database in one go, adds up, and does not touch the public pages', async () => {
  testDatabase()
  const id = await uploaded()
  const before = await publicVersion()
  const counts = downloadCounts()
  const october = Date.UTC(2014, 9, 7)
  for (let n = 0; n < 5; n++) counts.add(id, october + n * 1_000)
  expect(await read().select().from(downloads)).toEqual([])
  await counts.flush()
  counts.add(id, october)
  await counts.flush()
  await counts.flush()
  expect(await read().select().from(downloads)).toEqual([{ mediaId: id, month: '2014-10', times: 6 }])
  expect(await publicVersion()).toBe(before)
})

test('what could not be written is not lost, and what comes meanwhile is not counted twice', async () => {
  const saved: number[] = []
  let fails = true
  const counts = downloadCounts(async (fetched) => {
    if (fails) throw new Error('busy')
    saved.push(...fetched.map(({ times }) => times))
  })
  counts.add('a1', 0)
  await counts.flush()
  counts.add('a1', 1)
  fails = false
  await counts.flush()
  await counts.flush()
  expect(saved).toEqual([2])
})

test('a count waits for half a minute at most', async () => {
  vi.useFakeTimers()
  const keep = vi.fn(async () => {})
  const counts = downloadCounts(keep)
  expect(vi.getTimerCount()).toBe(0)
  counts.add('a1', 0)
  counts.add('b2', 0)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(keep).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const at = Date.UTC(2014, 9, 7, 2)

function counting(keep = async (_: MissedAddress[]) => {}) {
  const saved: MissedAddress[][] = []
  const counts = missedAddressCounts(async (missed) => {
    await keep(missed)
    saved.push(missed)
  })
  return { counts, saved }
}

test('they are written down together, with a quarter of an hour and no more', async () => {
  const { counts, saved } = counting()
  counts.add('/a', at + 1)
  counts.add('/a', at + 2)
  counts.add('/wp-login.php', at + 2)
  counts.add('/.env', at + 2)
  await counts.flush()
  await counts.flush()
  expect(saved).toEqual([
    [
      { path: '/a', times: 2, at },
      { path: otherPaths, times: 2, at },
    ],
  ])
  counts.add('/a', at + 900_000)
  counts.add('/b', at + 1_800_001)
  await counts.flush()
  expect(saved.slice(1).flat()).toEqual([
    { path: '/a', times: 1, at: at + 900_000 },
    { path: '/b', times: 1, at: at + 1_800_000 },
  ])
})

test('however many addresses are made up, memory holds a thousand', async () => {
  const { counts, saved } = counting()
  for (let n = 0; n < 5_000; n++) counts.add(`/made-up-${n}`, at)
  await counts.flush()
  expect(saved[0]!.length).toBe(1_001)
  expect(saved[0]!.at(-1)).toEqual({ path: otherPaths, times: 4_000, at })
})

test('what could not be written is written the next time', async () => {
  const heard = listen()
  let busy = true
  const { counts, saved } = counting(async () => {
    if (busy) throw new Error('busy')
  })
  counts.add('/a', at)
  await counts.flush()
  busy = false
  counts.add('/a', at)
  await counts.flush()
  expect(saved).toEqual([[{ path: '/a', times: 2, at }]])
  expect(heard()).toMatchObject([{ level: 'warn', msg: 'Missed addresses could not be counted yet' }])
})

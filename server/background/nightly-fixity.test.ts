import { expect, test, vi } from 'vitest'
import { NightlyFixity } from './nightly-fixity'
import { gate } from '../test-door'

const hour = 3_600_000

test('a night’s check is begun once, and not again before the next is due', async () => {
  const { open, passed } = gate()
  const check = vi.fn(async (now: number) => passed.then(() => now + 24 * hour))
  const nights = new NightlyFixity(check)
  nights.tick(0)
  nights.tick(30_000) // it still runs
  open()
  await vi.waitFor(() => {
    nights.tick(60_000)
    return expect(check).toHaveBeenCalledTimes(1)
  })
  await new Promise(setImmediate)
  nights.tick(24 * hour - 1)
  expect(check).toHaveBeenCalledTimes(1)
  nights.tick(24 * hour)
  expect(check).toHaveBeenCalledTimes(2)
})

test('one that fails is tried again an hour later', async () => {
  const check = vi.fn(async () => {
    throw new Error('the disk is away')
  })
  const nights = new NightlyFixity(check)
  nights.tick(0)
  await new Promise(setImmediate)
  nights.tick(hour - 1)
  expect(check).toHaveBeenCalledTimes(1)
  nights.tick(hour)
  expect(check).toHaveBeenCalledTimes(2)
  await new Promise(setImmediate)
})

test('a server that stops breaks it off and waits until it is written down', async () => {
  let isWritten = false
  const nights = new NightlyFixity(async (_, { signal } = {}) => {
    await new Promise<void>((resolve) => signal!.addEventListener('abort', () => resolve()))
    await new Promise(setImmediate)
    isWritten = true
    return 0
  })
  nights.tick(0)
  await nights.stop()
  expect(isWritten).toBe(true)
})

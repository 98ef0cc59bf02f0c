import { expect, test, vi } from 'vitest'
import { Nights } from './nights'
import { gate } from './test-door'

const hour = 3_600_000

test('a night’s check is begun once, and not again before the next is due', async () => {
  const { open, passed } = gate()
  const check = vi.fn(async (now: number) => passed.then(() => now + 24 * hour))
  const nights = new Nights(check)
  nights.look(0)
  nights.look(30_000) // it still runs
  open()
  await vi.waitFor(() => {
    nights.look(60_000)
    return expect(check).toHaveBeenCalledTimes(1)
  })
  await new Promise(setImmediate)
  nights.look(24 * hour - 1)
  expect(check).toHaveBeenCalledTimes(1)
  nights.look(24 * hour)
  expect(check).toHaveBeenCalledTimes(2)
})

test('one that fails is tried again an hour later', async () => {
  const check = vi.fn(async () => {
    throw new Error('the disk is away')
  })
  const nights = new Nights(check)
  nights.look(0)
  await new Promise(setImmediate)
  nights.look(hour - 1)
  expect(check).toHaveBeenCalledTimes(1)
  nights.look(hour)
  expect(check).toHaveBeenCalledTimes(2)
  await new Promise(setImmediate)
})

test('a server that stops breaks it off and waits until it is written down', async () => {
  let isWritten = false
  const nights = new Nights(async (_, { signal } = {}) => {
    await new Promise<void>((given) => signal!.addEventListener('abort', () => given()))
    await new Promise(setImmediate)
    isWritten = true
    return 0
  })
  nights.look(0)
  await nights.stop()
  expect(isWritten).toBe(true)
})

import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { startRecentCopies } from './recent-copies'

const minute = 60_000
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Processes that end when a test says so. */
function copies() {
  const begun: EventEmitter[] = []
  const begin = () => {
    const child = Object.assign(new EventEmitter(), { kill: () => void child.emit('exit', null) })
    begun.push(child)
    return child as unknown as ChildProcess
  }
  return { begun, begin }
}

test('a copy begins every so many minutes, and none while one is made', async () => {
  const { begun, begin } = copies()
  const stop = startRecentCopies(5, begin)
  await vi.advanceTimersByTimeAsync(5 * minute)
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(begun).toHaveLength(1)
  begun[0]!.emit('exit', 0)
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(begun).toHaveLength(2)
  await stop()
  await vi.advanceTimersByTimeAsync(60 * minute)
  expect(begun).toHaveLength(2)
})

test('one that fails is told, and the next is tried in its turn', async () => {
  const heard = listen()
  const { begun, begin } = copies()
  const stop = startRecentCopies(1, begin)
  await vi.advanceTimersByTimeAsync(minute)
  begun[0]!.emit('exit', 1)
  await vi.advanceTimersByTimeAsync(minute)
  expect(begun).toHaveLength(2)
  begun[1]!.emit('exit', 0)
  await stop()
  expect(heard()).toMatchObject([{ level: 'error' }])
})

test('without the setting nothing is begun', async () => {
  const { begun, begin } = copies()
  const stop = startRecentCopies(undefined, begin)
  await vi.advanceTimersByTimeAsync(60 * minute)
  expect(begun).toEqual([])
  await stop()
})

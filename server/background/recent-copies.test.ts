import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { makeRecentCopy } from './background-jobs'

/** A process that ends when a test says so, or is ended. */
function copy() {
  const child = Object.assign(new EventEmitter(), { kill: vi.fn(() => child.emit('exit', null)) })
  return { child, begin: () => child as unknown as ChildProcess }
}

test('a copy is there when its process has ended well', async () => {
  const { child, begin } = copy()
  const made = makeRecentCopy(new AbortController().signal, begin)
  child.emit('exit', 0)
  await made
})

test.each([
  ['ends badly', (child: EventEmitter) => child.emit('exit', 1)],
  ['does not begin', (child: EventEmitter) => child.emit('error', new Error('no memory'))],
])('one whose process %s is told', async (_, end) => {
  const { child, begin } = copy()
  const made = makeRecentCopy(new AbortController().signal, begin)
  end(child)
  await expect(made).rejects.toThrow('backup --recent')
})

test('a stop ends the process, and that is no failure', async () => {
  const { child, begin } = copy()
  const stopping = new AbortController()
  const made = makeRecentCopy(stopping.signal, begin)
  stopping.abort()
  await made
  expect(child.kill).toHaveBeenCalledOnce()
})

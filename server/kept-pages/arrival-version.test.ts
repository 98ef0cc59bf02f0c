import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { setImmediate as nextLook } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { versionAtArrival } from './version'

test('the version is asked once for what one look at the sockets finds, and anew for the next', async () => {
  const version = vi.fn(() => 1)
  const arrival = versionAtArrival(new EventEmitter() as Server, version)
  expect([arrival(), arrival(), arrival()]).toEqual([1, 1, 1])
  expect(version).toHaveBeenCalledTimes(1)
  version.mockReturnValue(2)
  expect(arrival()).toBe(1)
  await nextLook()
  expect([arrival(), arrival()]).toEqual([2, 2])
  expect(version).toHaveBeenCalledTimes(2)
})

test('where so many are connected that one look may become two, it is asked each time', () => {
  const server = new EventEmitter() as Server
  const sockets = Array.from({ length: 1_024 }, () => new EventEmitter())
  let n = 0
  const arrival = versionAtArrival(server, () => ++n)
  for (const socket of sockets) server.emit('connection', socket)
  expect([arrival(), arrival()]).toEqual([1, 2])
  sockets[0]!.emit('close')
  expect([arrival(), arrival()]).toEqual([3, 3])
})

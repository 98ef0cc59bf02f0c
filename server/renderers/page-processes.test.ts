import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { PageProcesses } from './page-processes'
import type { RenderProcess } from './render-process'

/** Processes that are ready and do nothing. */
function twoProcesses() {
  const both = ['one', 'other'].map((name) => Object.assign(new EventEmitter(), { name, isReady: true }))
  return new PageProcesses(both as unknown as RenderProcess[], () => 1)
}

test('a process that makes the next page already is not free once the answer before has been read to its end', async () => {
  const processes = twoProcesses()
  const makers: string[] = []
  const make = (address: string, until: Promise<unknown>, beginsToAnswer = false) =>
    processes.make(address, { asker: address, signal: new AbortController().signal }, async (maker, answered) => {
      makers.push((maker as unknown as { name: string }).name)
      if (beginsToAnswer) answered()
      await until
    })
  const [first, second] = [Promise.withResolvers(), Promise.withResolvers()]
  const isMade = (count: number) => vi.waitFor(() => expect(makers).toHaveLength(count))
  const read = make('/first', first.promise, true)
  await isMade(1)
  const made = make('/second', second.promise)
  await isMade(2)
  first.resolve(undefined)
  await read
  await make('/third', Promise.resolve())
  second.resolve(undefined)
  await made
  expect(makers).toEqual(['one', 'one', 'other'])
})

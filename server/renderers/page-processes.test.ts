import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
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

test('the second try goes to a process that answers: the end of another may not have been heard of yet', async () => {
  const ended = new Set<string>()
  const all = ['first', 'dead', 'alive'].map((name) =>
    Object.assign(new EventEmitter(), {
      name,
      isReady: true,
      answers: async () => name !== 'dead',
      async ends() {
        await setImmediate()
        if (name === 'alive') return false
        this.isReady = false
        ended.add(name)
        return true
      },
    }),
  )
  const processes = new PageProcesses(all as unknown as RenderProcess[], () => 1)
  const makers: string[] = []
  const turn = { asker: 'one', signal: new AbortController().signal }
  await processes.make('/page', turn, async (maker) => {
    const { name } = maker as unknown as { name: string }
    makers.push(name)
    if (name !== 'alive') throw new Error('The connection was lost')
  })
  expect(makers).toEqual(['first', 'alive'])
  expect([...ended]).toEqual(['first', 'dead'])
})

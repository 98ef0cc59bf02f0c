import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { done } from '@/lib/result'
import { ChildQueue } from './child-queue'

beforeEach(() => {
  testDatabase()
})

/** A queue, and pieces of work that end when they are told to. */
function queueOf({ atOnce = 2, maxWaiting = 1_000, maxOfOne = 100 } = {}) {
  const queue = new ChildQueue({ atOnce, maxWaiting, maxOfOne })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  function ask(name: string, { isBackground = false, signal }: { isBackground?: boolean; signal?: AbortSignal } = {}) {
    return queue.inTurn({ asker: name[0]!, isBackground, signal }, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => ends.set(name, resolve))
      return done(name)
    })
  }
  async function end(name: string) {
    ends.get(name)!()
    await wait(0)
  }
  return { queue, begun, ask, end }
}

const sentence = (result: Awaited<ReturnType<ReturnType<typeof queueOf>['ask']>>) =>
  result.ok ? '' : result.problems[0]!.message

test('no more than so many work at once, whoever asks', async () => {
  const { ask, begun, end } = queueOf()
  for (let n = 0; n < 10; n++) void ask(`a${n}`)
  await wait(0)
  expect(begun).toEqual(['a0', 'a1'])
  await end('a1')
  expect(begun).toEqual(['a0', 'a1', 'a2'])
})

test('who sent one file is not held up by who sent a hundred', async () => {
  const { ask, begun, end } = queueOf({ atOnce: 1 })
  for (let n = 0; n < 100; n++) void ask(`a${n}`)
  void ask('b0')
  void ask('c0')
  await wait(0)
  for (const name of ['a0', 'a1', 'b0']) await end(name)
  expect(begun).toEqual(['a0', 'a1', 'b0', 'c0'])
})

test('what nobody waits for comes after people, and leaves a place for them', async () => {
  const { ask, begun, end } = queueOf({ atOnce: 2 })
  for (let n = 0; n < 3; n++) void ask(`i${n}`, { isBackground: true })
  await wait(0)
  expect(begun).toEqual(['i0'])
  for (let n = 0; n < 3; n++) void ask(`a${n}`)
  await wait(0)
  expect(begun).toEqual(['i0', 'a0'])
  for (const name of ['i0', 'a0', 'a1', 'a2']) await end(name)
  expect(begun).toEqual(['i0', 'a0', 'a1', 'a2', 'i1'])
})

test('beyond a length nobody else has to wait: they are told, and can ask again', async () => {
  const { ask } = queueOf({ atOnce: 1, maxWaiting: 3, maxOfOne: 2 })
  for (let n = 0; n < 3; n++) void ask(`a${n}`)
  const more = await ask('a3')
  expect(more).toMatchObject({ ok: false, again: true })
  expect(sentence(more)).toBe('Many files are being checked just now. Try again in a minute.')
  void ask('b0')
  expect(sentence(await ask('c0'))).toContain('Many files')
})

test('who leaves while waiting is out of the queue', async () => {
  const { ask, begun, end } = queueOf({ atOnce: 1 })
  const controller = new AbortController()
  void ask('a0')
  const second = ask('b0', { signal: controller.signal })
  void ask('c0')
  controller.abort()
  expect(sentence(await second)).toContain('cut short')
  await end('a0')
  expect(begun).toEqual(['a0', 'c0'])
})

test('who waits is told so, and told when it begins', async () => {
  const { queue, ask, end } = queueOf({ atOnce: 1 })
  void ask('a0')
  const waitCalls: boolean[] = []
  const second = queue.inTurn({ asker: 'b', onWait: (waits) => waitCalls.push(waits) }, async () => done(1))
  await wait(0)
  expect(waitCalls).toEqual([true])
  await end('a0')
  await second
  expect(waitCalls).toEqual([true, false])
})

test('what starts a child takes a turn of its own, or is part of one that it has', async () => {
  const { queue, ask, begun, end } = queueOf({ atOnce: 1 })
  const nested = await queue.inTurn({ asker: 'a' }, async () => done(await queue.inSomeTurn(async () => 'inside')))
  expect(nested).toEqual(done('inside'))
  void ask('a0')
  const alone = queue.inSomeTurn(async () => begun.push('alone'))
  await wait(0)
  expect(begun).toEqual(['a0'])
  await end('a0')
  await alone
  expect(begun).toEqual(['a0', 'alone'])
})

test('work that throws gives its place back', async () => {
  const { queue, ask, begun } = queueOf({ atOnce: 1 })
  const failing = queue.inTurn({ asker: 'a' }, async () => Promise.reject(new Error('full')))
  await expect(failing).rejects.toThrow('full')
  void ask('b0')
  await wait(0)
  expect(begun).toEqual(['b0'])
})

test('at a stop those who wait and those who come are told to send it again', async () => {
  const { queue, ask } = queueOf({ atOnce: 1 })
  void ask('a0')
  const waiting = ask('b0')
  queue.stop(10)
  for (const one of [await waiting, await ask('c0')]) {
    expect(sentence(one)).toContain('Send the file again')
    expect(one).toMatchObject({ again: true })
  }
})

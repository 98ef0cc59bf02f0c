import { afterEach, expect, test, vi } from 'vitest'
import { done } from '@/lib/result'
import { passwordInTurn } from './password-turns'

const ends: (() => void)[] = []
const order: string[] = []
afterEach(async () => {
  for (; ends.length > 0; await settled()) ends.shift()!()
  order.length = 0
})

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for a turn, and stays in it until it is ended. */
function ask(lane: string, isKnown = false) {
  return passwordInTurn({ lane, isKnown }, async () => {
    order.push(lane)
    await new Promise<void>((end) => ends.push(end))
    return done(lane)
  })
}

async function endOne() {
  ends.shift()!()
  await settled()
}

test('two are worked on at a time', async () => {
  const all = Array.from({ length: 6 }, () => ask('one'))
  await settled()
  for (const begun of [2, 3, 4, 5, 6, 6]) {
    expect(order).toHaveLength(begun)
    await endOne()
  }
  expect(await Promise.all(all)).toHaveLength(6)
})

test('networks take turns, and who is known goes first', async () => {
  const all = ['a', 'a', 'a', 'a', 'a', 'b', 'c'].map((lane) => ask(lane))
  all.push(ask('owner', true))
  for (await settled(); ends.length > 0;) await endOne()
  expect(order).toEqual(['a', 'a', 'owner', 'a', 'b', 'c', 'a', 'a'])
  await Promise.all(all)
})

/** Returns which of those who asked, by their numbers, had a turn. */
async function served(requests: ReturnType<typeof ask>[]) {
  const answers = await Promise.all(requests)
  return answers.flatMap(({ ok }, n) => (ok ? [n] : []))
}

const firstOf = (length: number) => Array.from({ length }, (_, n) => n)

test('two are worked on at a time in the whole process, though the module is loaded again', async () => {
  vi.resetModules()
  const other = await import('./password-turns')
  expect(other.passwordInTurn).not.toBe(passwordInTurn)
  const all = ['one', 'one'].map((lane) => ask(lane))
  const third = other.passwordInTurn({ lane: 'two', isKnown: false }, async () => {
    order.push('two')
    return done('two')
  })
  await settled()
  expect(order).toEqual(['one', 'one'])
  await endOne()
  expect(await third).toEqual(done('two'))
  await endOne()
  await Promise.all(all)
})

test('one network has eight places in the queue, though nobody else waits', async () => {
  const flood = Array.from({ length: 50 }, () => ask('flood'))
  for (await settled(); ends.length > 0;) await endOne()
  expect(await served(flood)).toEqual(firstOf(2 + 8))
  expect((await Promise.all(flood)).at(-1)).toMatchObject({
    problems: [{ message: 'Many people are signing in just now. Try again in a few seconds.' }],
  })
})

test('all networks have sixty-four places; who came early keeps the one it has', async () => {
  const flood = Array.from({ length: 50 }, () => ask('flood'))
  await settled()
  const many = Array.from({ length: 100 }, (_, n) => ask(`network ${n}`))
  for (await settled(); ends.length > 0;) await endOne()
  // The flood has two turns, and of its eight places it keeps as many as anybody else has.
  expect(await served(flood)).toEqual(firstOf(2 + 1))
  expect(await served(many)).toEqual(firstOf(63))
})

test('a newcomer takes the last place of the network that has most, so that a flood shuts nobody out', async () => {
  const many = Array.from({ length: 58 }, (_, n) => ask(`network ${n % 29}`))
  const flood = Array.from({ length: 20 }, () => ask('flood'))
  await settled()
  const newcomer = ask('newcomer')
  const owner = ask('owner', true)
  for (await settled(); ends.length > 0;) await endOne()
  expect(await served(many)).toEqual(firstOf(58))
  expect(await served(flood)).toEqual(firstOf(8 - 1))
  expect([await newcomer, await owner]).toEqual([done('newcomer'), done('owner')])
  expect(order.slice(0, 3)).toEqual(['network 0', 'network 1', 'owner'])
})

test('work that fails gives its turn back', async () => {
  for (let n = 0; n < 3; n++)
    await expect(passwordInTurn({ lane: 'a', isKnown: false }, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
  expect(await passwordInTurn({ lane: 'a', isKnown: false }, async () => done(1))).toEqual(done(1))
})

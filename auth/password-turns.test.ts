import { afterEach, expect, test } from 'vitest'
import { done } from '@/lib/result'
import { inTurn } from './password-turns'

const ends: (() => void)[] = []
const order: string[] = []
afterEach(async () => {
  for (; ends.length > 0; await settled()) ends.shift()!()
  order.length = 0
})

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for a turn, and stays in it until it is ended. */
function ask(lane: string, isKnown = false) {
  return inTurn({ lane, isKnown }, async () => {
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

test('one network has eight places in the queue, and all of them have sixty-four', async () => {
  const flood = Array.from({ length: 50 }, () => ask('flood'))
  await settled()
  const many = Array.from({ length: 100 }, (_, n) => ask(`network ${n}`))
  await settled()
  for (; ends.length > 0;) await endOne()
  const answers = await Promise.all([...flood, ...many])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2 + 64)
  expect(answers.filter(({ ok }) => !ok)[0]).toMatchObject({
    problems: [{ message: 'Many people are signing in just now. Try again in a few seconds.' }],
  })
})

test('a newcomer takes the last place of the network that has most, so that a flood shuts nobody out', async () => {
  const flood = Array.from({ length: 90 }, (_, n) => ask(`flood ${n % 8}`))
  await settled()
  const newcomer = ask('newcomer')
  const owner = ask('owner', true)
  await settled()
  for (; ends.length > 0;) await endOne()
  expect((await Promise.all(flood)).filter(({ ok }) => ok)).toHaveLength(2 + 64 - 1)
  expect([await newcomer, await owner]).toEqual([done('newcomer'), done('owner')])
  expect(order.slice(0, 3)).toEqual(['flood 0', 'flood 1', 'owner'])
})

test('work that fails gives its turn back', async () => {
  for (let n = 0; n < 3; n++)
    await expect(inTurn({ lane: 'a', isKnown: false }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn({ lane: 'a', isKnown: false }, async () => done(1))).toEqual(done(1))
})

import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gate } from '../test-door'
import { ClientGone, TooBusy, FairTurns } from './turns'

const staying = new AbortController().signal
const limits = { atOnce: 4, atOnceEach: 2, waiting: 100, waitingEach: 20 }

/** Turns, and a log of who began; each work waits for a gate of its own. */
function open(changedLimits: Partial<typeof limits> = {}) {
  const turns = new FairTurns({ ...limits, ...changedLimits })
  const began: string[] = []
  const gates: ReturnType<typeof gate>[] = []
  const ask = (asker: string | undefined, signal: AbortSignal = staying) =>
    turns
      .take({ asker, signal }, async () => {
        const until = gate()
        gates.push(until)
        began.push(asker ?? 'unknown')
        await until.passed
      })
      .catch((error: Error) => error)
  const settle = () => wait(1)
  return { ask, began, gates, settle, turns }
}

test('so many run at a time, in all and of one asker; the others wait', async () => {
  const { ask, began, settle } = open()
  for (let n = 0; n < 10; n++) void ask('one')
  await settle()
  expect(began).toEqual(['one', 'one'])
  for (const asker of ['two', 'three', 'four']) void ask(asker)
  await settle()
  expect(began).toEqual(['one', 'one', 'two', 'three'])
})

test('two hundred requests of one delay the first of another by no more than the turn that is under way', async () => {
  const { ask, began, gates, settle } = open({ atOnceEach: 4, waiting: 1_000, waitingEach: 1_000 })
  for (let n = 0; n < 200; n++) void ask('crawler')
  for (const reader of ['a', 'b', 'c']) void ask(reader)
  await settle()
  expect(began).toEqual(Array(4).fill('crawler'))
  gates[0]!.open()
  await settle()
  gates[1]!.open()
  await settle()
  gates[2]!.open()
  await settle()
  gates[3]!.open()
  await settle()
  expect(began.slice(4)).toEqual(['a', 'b', 'c', 'crawler'])
})

test('whoever comes last to a line of many askers waits for one turn of each, not for all that each wants', async () => {
  const { ask, began, gates, settle } = open({ atOnce: 1, atOnceEach: 1 })
  for (let n = 0; n < 5; n++) for (const asker of ['a', 'b']) void ask(asker)
  void ask('late')
  for (let n = 0; n < 6; n++) {
    await settle()
    gates[n]!.open()
  }
  await settle()
  expect(began.indexOf('late')).toBeLessThanOrEqual(3)
})

test('a full line is said at once: of one asker, and in all', async () => {
  const { ask, settle } = open({ atOnce: 1, atOnceEach: 1, waiting: 5, waitingEach: 3 })
  const ofOne = Array.from({ length: 6 }, () => ask('one'))
  expect(await ofOne[4]).toBeInstanceOf(TooBusy)
  expect(await ofOne[5]).toBeInstanceOf(TooBusy)
  for (const asker of ['two', 'three']) void ask(asker)
  await settle()
  expect(await ask('one')).toBeInstanceOf(TooBusy)
})

test('in a full line whoever has asked for most gives up the last of their places to somebody who has asked for less', async () => {
  const { ask, began, gates, settle } = open({ atOnce: 1, atOnceEach: 1, waiting: 6 })
  void ask('running')
  const [first, second, last] = [ask('crawler'), ask('crawler'), ask('crawler')]
  for (const asker of ['a', 'b', 'c']) void ask(asker)
  void ask('person')
  expect(await Promise.race([last, wait(100)])).toBeInstanceOf(TooBusy)
  for (let n = 0; n < 7; n++) {
    await settle()
    gates[n]!.open()
  }
  await Promise.all([first, second])
  expect(began.toSorted()).toEqual(['a', 'b', 'c', 'crawler', 'crawler', 'person', 'running'])
})

test('who is alike keeps the place: one who came before is not put out by one who comes now', async () => {
  const { ask, settle } = open({ atOnce: 1, atOnceEach: 1, waiting: 3 })
  void ask('running')
  for (const asker of ['a', 'b', 'c']) void ask(asker)
  await settle()
  expect(await Promise.race([ask('d'), wait(100)])).toBeInstanceOf(TooBusy)
})

test('while fifty crawlers ask for more than there is, a person is never refused and never behind more than two of them', async () => {
  const { ask, began, gates, settle } = open({ atOnce: 1, atOnceEach: 1 })
  for (let n = 0; n < 200; n++) void ask(`crawler ${n % 50}`)
  for (let visit = 0; visit < 10; visit++) {
    const behind = began.length
    const answer = ask('person')
    for (let n = 0; n < 200; n++) void ask(`crawler ${n % 50}`)
    for (let turn = 0; turn < 3; turn++) {
      gates[began.length - 1]!.open()
      await settle()
    }
    expect(began.slice(behind, behind + 2)).toContain('person')
    expect(await answer).toBeUndefined()
  }
})

test('who has asked for most is not kept waiting for ever by those who always come before', async () => {
  const { ask, began, gates, settle } = open({ atOnce: 1, atOnceEach: 1 })
  for (let n = 0; n < 15; n++) void ask('crawler')
  for (let n = 0; n < 12; n++) {
    void ask(`visitor ${n}`)
    gates[began.length - 1]!.open()
    await settle()
  }
  expect(began.filter((asker) => asker === 'crawler').length).toBeGreaterThanOrEqual(3)
})

test('popular pages wait in a line of their own without an end, which has every second turn', async () => {
  const { ask, began, gates, settle, turns } = open({ atOnce: 1, atOnceEach: 1, waiting: 4, waitingEach: 2 })
  void ask('running')
  for (let n = 0; n < 8; n++) void turns.take({ line: 'popular', signal: staying }, async () => began.push('popular'))
  for (const asker of ['a', 'b', 'c', 'd']) void ask(asker)
  expect(await ask('late')).toBeInstanceOf(TooBusy)
  for (let n = 0; n < 5; n++) {
    gates[n]!.open()
    await settle()
  }
  expect(began.slice(1, 9)).toEqual(['popular', 'a', 'popular', 'b', 'popular', 'c', 'popular', 'd'])
  expect(began).toHaveLength(13)
})

test('who waits for a popular page waits as long as its signal says', async () => {
  const { ask, turns } = open({ atOnce: 1 })
  void ask('running')
  const longEnough = new AbortController()
  const reply = turns.take({ line: 'popular', signal: longEnough.signal }, async () => {})
  longEnough.abort()
  await expect(reply).rejects.toMatchObject({ seconds: 5 })
})

test('people of whom nothing is known share the whole line', async () => {
  const { ask, began, settle } = open()
  const all = Array.from({ length: 104 }, () => ask(undefined))
  await settle()
  expect(began).toHaveLength(4)
  expect(await Promise.race([...all, wait(20)])).toBeUndefined()
  expect(await ask(undefined)).toBeInstanceOf(TooBusy)
})

test('who leaves gives up the place, and nothing is done for them', async () => {
  const { ask, began, gates, settle } = open({ atOnce: 1, atOnceEach: 1, waiting: 2 })
  void ask('one')
  const leaving = new AbortController()
  const leaver = ask('two', leaving.signal)
  void ask('three')
  await settle()
  expect(await ask('four')).toBeInstanceOf(TooBusy)
  leaving.abort()
  expect(await leaver).toBeInstanceOf(ClientGone)
  void ask('five')
  for (let n = 0; n < 3; n++) {
    await settle()
    gates[n]!.open()
  }
  await settle()
  expect(began).toEqual(['one', 'three', 'five'])
  expect(await ask('six', AbortSignal.abort())).toBeInstanceOf(ClientGone)
})

test('work that fails makes way too', async () => {
  const turns = new FairTurns({ ...limits, atOnce: 1 })
  const asking = { asker: 'one', signal: staying }
  await expect(turns.take(asking, () => Promise.reject(new Error('expected by this test')))).rejects.toThrow('expected')
  expect(await turns.take(asking, async () => 'next')).toBe('next')
})

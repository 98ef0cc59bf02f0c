import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { JoinedRequests } from './joined-requests'
import { gate } from '../test-door'
import { ClientGone, TooBusy } from '../turns/turns'

const there = { destroyed: false } as ServerResponse
const gone = { destroyed: true } as ServerResponse

/** Requests that begin when `turn` opens and end when `end` does. */
function open() {
  const joined = new JoinedRequests<number>()
  const [turn, end] = [gate(), gate()]
  let made = 0
  const ask = (key: string) =>
    joined.make(key, there, async (begun) => {
      await turn.passed
      begun()
      const number = ++made
      await end.passed
      return number
    })
  return { joined, turn, end, ask, made: () => made }
}

test('what has not begun is made once for all who ask for it, and other things beside it', async () => {
  const { turn, end, ask } = open()
  const asked = [ask('/'), ask('/'), ask('/news'), ask('/')]
  turn.open()
  end.open()
  expect(await Promise.all(asked)).toEqual([1, 1, 2, 1])
})

test('who asks once it has begun gets another, since something may have changed', async () => {
  const { turn, end, ask, made } = open()
  const first = ask('/')
  turn.open()
  while (made() === 0) await turn.passed
  const second = ask('/')
  end.open()
  expect([await first, await second]).toEqual([1, 2])
})

test('what begins at once is never joined', async () => {
  const joined = new JoinedRequests<number>()
  let made = 0
  const end = gate()
  const ask = () =>
    joined.make('/', there, async (begun) => {
      begun()
      const number = ++made
      await end.passed
      return number
    })
  const asked = [ask(), ask()]
  end.open()
  expect(await Promise.all(asked)).toEqual([1, 2])
})

test.each([
  ['has left', ClientGone],
  ['had to give up the place', TooBusy],
])('who joined somebody that %s asks anew, and whoever has left too does not', async (_, Reason) => {
  const joined = new JoinedRequests<string>()
  const refuse = gate()
  const first = joined.make('/', there, async () => {
    await refuse.passed
    throw new Reason()
  })
  const again = joined.make('/', there, async () => 'made')
  const left = joined.make('/', gone, async () => 'never')
  refuse.open()
  await expect(first).rejects.toBeInstanceOf(Reason)
  await expect(left).rejects.toBeInstanceOf(Reason)
  expect(await again).toBe('made')
})

test('a failure is everybody’s, and the next who asks tries again', async () => {
  const joined = new JoinedRequests<string>()
  const fail = gate()
  const failing = async () => {
    await fail.passed
    throw new Error('no page')
  }
  const both = [joined.make('/', there, failing), joined.make('/', there, async () => 'never')]
  fail.open()
  for (const one of both) await expect(one).rejects.toThrow('no page')
  expect(await joined.make('/', there, async () => 'made')).toBe('made')
})

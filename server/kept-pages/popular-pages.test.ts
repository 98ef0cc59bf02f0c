import { expect, test, vi } from 'vitest'
import { gate, openDoor, page, still } from '../test-door'
import { FairTurns } from '../turns/turns'

/** A door behind which pages are made one at a time, as by one process. Texts stay as they are over a change. */
async function openOneProcess() {
  const limits = { atOnce: 1, atOnceEach: 1, waiting: 100, waitingEach: 20 }
  let held = { passed: Promise.resolve() }
  const text = { entryIds: [1], language: 'en', path: '/text', terms: [] }
  const door = await openDoor({
    turns: new FairTurns(limits),
    askerOf: () => 'one',
    handle: async (req, res) => {
      await held.passed
      const sources = { 'x-still-sources': encodeURIComponent(JSON.stringify(text)) }
      still(res, page(`At ${req.url}`), req.url === '/text' ? sources : {})
    },
    changedSince: async (_, at) => {
      return { seen: { version: door.publicState.version, position: 0, at, frame: '' }, changes: [] }
    },
  })
  const askOften = async (path: string, times: number) => {
    for (let n = 0; n < times; n++) expect((await door.ask(path)).status).toBe(200)
  }
  /** Lets no page be made until so many requests have arrived. */
  const holdUntil = (arrivals: number) => {
    const { passed, open } = gate()
    held = { passed }
    door.server.on('request', () => --arrivals === 0 && open())
  }
  const made = (path: string) => door.requests.filter(({ url }) => url === path).length
  return { ...door, askOften, holdUntil, made }
}

test('after a publish a crowd that asks for lists waits for them; nobody is refused, and each list is made once', async () => {
  const { ask, holdUntil, publicState, requests } = await openOneProcess()
  const lists = Array.from({ length: 28 }, (_, n) => `/list-${n}`)
  for (const path of lists) await ask(path)
  requests.length = 0
  publicState.version++
  holdUntil(672)
  const replies = await Promise.all(Array.from({ length: 672 }, (_, n) => ask(lists[n % lists.length]!)))
  expect(replies.filter(({ status }) => status !== 200)).toEqual([])
  expect(requests.map(({ url }) => url).toSorted()).toEqual(lists.toSorted())
})

test('what was asked for often is made again before somebody asks, as long as somebody does', async () => {
  const { askOften, made, publicState, requests } = await openOneProcess()
  await askOften('/text', 20)
  await askOften('/often', 20)
  await askOften('/seldom', 2)
  publicState.version++
  await askOften('/text', 1)
  await vi.waitFor(() => expect(made('/often')).toBe(2))
  expect([made('/seldom'), made('/text')]).toEqual([1, 1])
  await askOften('/often', 1)
  expect(made('/often')).toBe(2)
  publicState.version++
  await askOften('/text', 1)
  await askOften('/next', 1)
  expect(requests.at(-1)!.url).toBe('/next')
  expect(made('/often')).toBe(2)
})

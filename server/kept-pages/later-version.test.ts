import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { openDoor, page, still } from '../test-door'

test('a version that has to be asked for is as exact, and the page is kept all the same', async () => {
  let [words, version, now] = ['old', 1, 1_000]
  const later = <T>(value: () => T) => wait(1).then(value)
  const { ask, requests } = await openDoor({
    handle: (_, res) => still(res, page(words)),
    now: () => now,
    version: () => later(() => version),
    arrivalVersion: () => later(() => version),
    nextChange: async () => 2_000,
  })
  const texts = async () => (await Promise.all(Array.from({ length: 20 }, () => ask('/news')))).map(({ text }) => text)
  await texts()
  expect(new Set(await texts())).toEqual(new Set([page('old')]))
  expect(requests).toHaveLength(1)
  ;[words, version] = ['new', 2]
  expect(new Set(await texts())).toEqual(new Set([page('new')]))
  expect(requests).toHaveLength(2)
  ;[words, now] = ['scheduled', 2_000]
  expect((await ask('/news')).text).toBe(page('scheduled'))
})

test('a request whose version cannot be had is answered as any that failed, and told', async () => {
  const lines = listen()
  let isAway = false
  const version = async () => {
    if (isAway) throw new Error('expected by this test')
    return 1
  }
  const { ask } = await openDoor({ version, arrivalVersion: version })
  await ask('/news')
  isAway = true
  expect((await ask('/news')).status).toBe(500)
  expect(lines().map(({ level }) => level)).toEqual(['error', 'error'])
})

import { expect, test } from 'vitest'
import type { PublicChange } from '@/domain/published/changed-entries'
import { openDoor, page, still } from '../test-door'

/** A page that says what it was made from. */
function madeFrom(entryId: number) {
  const sources = { entryIds: [entryId], language: 'en', path: `/entry-${entryId}`, terms: [] }
  return { 'x-still-sources': encodeURIComponent(JSON.stringify(sources)) }
}

test('a page stays over a change of something that it was not made from, and says nothing of its sources', async () => {
  let changes: PublicChange['changes'] = 'anything'
  const { ask, requests, publicState } = await openDoor({
    handle: (req, res) =>
      still(res, page(`At ${req.url}`), req.url === '/list' ? {} : madeFrom(Number(req.url!.slice(1)))),
    changedSince: async (_, at) => ({ seen: { version: publicState.version, position: 0, at, frame: '' }, changes }),
  })
  const changed = (entryId: number) => [{ entryIds: [entryId], states: [] }]
  const askAll = async () => {
    const before = requests.length
    for (const path of ['/1', '/2', '/list']) await ask(path)
    return requests.slice(before).map(({ url }) => url)
  }
  expect((await ask('/1')).headers).not.toHaveProperty('x-still-sources')
  expect(await askAll()).toEqual(['/2', '/list'])
  changes = changed(1)
  publicState.version++
  expect(await askAll()).toEqual(['/1', '/list'])
  // Nobody asked between these two: both count.
  changes = changed(2)
  publicState.version++
  await ask('/list')
  changes = changed(7)
  publicState.version++
  expect(await askAll()).toEqual(['/2', '/list'])
  changes = 'anything'
  publicState.version++
  expect(await askAll()).toEqual(['/1', '/2', '/list'])
})

test('changes are remembered as long as there is room: a page that nobody asked for meanwhile is made again', async () => {
  const state = { kind: 'post' as const, language: 'km' as const, dated: 0, path: '/km/a', terms: [] }
  const changes = [{ entryIds: [2], states: Array.from({ length: 4_000 }, () => state) }]
  const { ask, requests, publicState } = await openDoor({
    handle: (_, res) => still(res, page('text'), madeFrom(1)),
    changedSince: async (_, at) => ({ seen: { version: publicState.version, position: 0, at, frame: '' }, changes }),
  })
  const publish = async (times: number) => {
    for (let n = 0; n < times; n++) {
      publicState.version++
      await ask('/other')
    }
  }
  await ask('/1')
  await publish(2)
  await ask('/1')
  await publish(3)
  expect(requests.map(({ url }) => url)).toEqual(['/1', '/other'])
  await ask('/1')
  expect(requests.map(({ url }) => url)).toEqual(['/1', '/other', '/1'])
})

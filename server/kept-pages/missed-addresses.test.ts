import { expect, test } from 'vitest'
import { openDoor, page, still } from '../test-door'

async function openSite() {
  const missed: string[] = []
  const door = await openDoor({
    countMissing: (path) => missed.push(path),
    handle: (req, res) =>
      /^\/(there|\?|$)/.test(req.url!) ? still(res, page('there')) : still(res, page('nothing'), { status: 404 }),
  })
  return { ...door, missed }
}

test('every public address that is not there counts, kept or not, in its one spelling and without its query', async () => {
  const { ask, requests, missed } = await openSite()
  for (const path of ['/old', '/old', '/Old?x=1', '/old?utm_source=y', '/there', '/old?page=2', '/old?page=2', '/'])
    await ask(path)
  expect(missed).toEqual(['/old', '/old', '/old', '/old', '/old'])
  expect(requests.filter(({ url }) => url === '/old')).toHaveLength(1)
})

test('HEAD, and what may hold a secret, does not count', async () => {
  const { ask, missed } = await openSite()
  await ask('/old', { method: 'HEAD' })
  await ask('/old', { method: 'HEAD' })
  for (const path of [
    '/preview/secret',
    '/preview/secret/x',
    '/setup/secret',
    '/files/a/b.pdf',
    '/media/a/1.webp',
    '/admin/x',
  ])
    await ask(path)
  expect(missed).toEqual([])
})

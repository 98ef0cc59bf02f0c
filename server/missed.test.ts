import { expect, test } from 'vitest'
import { otherPaths, type MissedAddress } from '@/domain/addresses/missed-addresses'
import { listen } from '@/lib/test-log'
import { MissedCounts } from './missed'
import { openDoor, page, still } from './test-door'

async function openSite() {
  const missed: string[] = []
  const door = await openDoor({
    missed: (path) => missed.push(path),
    handle: (req, res) =>
      /^\/(there|\?|$)/.test(req.url!) ? still(res, page('there')) : still(res, page('nothing'), { status: 404 }),
  })
  return { ...door, missed }
}

test('every public address that is not there counts, kept or not, in its one spelling and without its query', async () => {
  const { ask, asked, missed } = await openSite()
  for (const path of ['/old', '/old', '/Old?x=1', '/old?utm_source=y', '/there', '/old?page=2', '/old?page=2', '/'])
    await ask(path)
  expect(missed).toEqual(['/old', '/old', '/old', '/old', '/old'])
  expect(asked.filter(({ url }) => url === '/old')).toHaveLength(1)
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

const at = Date.UTC(2014, 9, 7, 2)

function counting(keep = async (_: MissedAddress[]) => {}) {
  const kept: MissedAddress[][] = []
  const counts = new MissedCounts(async (missed) => {
    await keep(missed)
    kept.push(missed)
  })
  return { counts, kept }
}

test('they are written down together, with a quarter of an hour and no more', async () => {
  const { counts, kept } = counting()
  counts.add('/a', at + 1)
  counts.add('/a', at + 2)
  counts.add('/wp-login.php', at + 2)
  counts.add('/.env', at + 2)
  await counts.flush()
  await counts.flush()
  expect(kept).toEqual([
    [
      { path: '/a', times: 2, at },
      { path: otherPaths, times: 2, at },
    ],
  ])
  counts.add('/a', at + 900_000)
  counts.add('/b', at + 1_800_001)
  await counts.flush()
  expect(kept.slice(1).flat()).toEqual([
    { path: '/a', times: 1, at: at + 900_000 },
    { path: '/b', times: 1, at: at + 1_800_000 },
  ])
})

test('however many addresses are made up, memory holds a thousand', async () => {
  const { counts, kept } = counting()
  for (let n = 0; n < 5_000; n++) counts.add(`/made-up-${n}`, at)
  await counts.flush()
  expect(kept[0]!.length).toBe(1_001)
  expect(kept[0]!.at(-1)).toEqual({ path: otherPaths, times: 4_000, at })
})

test('what could not be written is written the next time', async () => {
  const heard = listen()
  let busy = true
  const { counts, kept } = counting(async () => {
    if (busy) throw new Error('busy')
  })
  counts.add('/a', at)
  await counts.flush()
  busy = false
  counts.add('/a', at)
  await counts.flush()
  expect(kept).toEqual([[{ path: '/a', times: 2, at }]])
  expect(heard()).toMatchObject([{ level: 'warn', msg: 'Missed addresses could not be counted yet' }])
})

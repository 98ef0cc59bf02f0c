import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read } from '@/db/connection'
import { missedPaths } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import {
  addMissed,
  forgetMissed,
  isWorthKeeping,
  dismissMissedAddress,
  missedIn,
  missedMonths,
  otherPaths,
  restoreMissedAddress,
} from './missed-addresses'
import { addRedirect } from './redirects'
import { release } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, post, someone } from '@/domain/testing/newsroom'

beforeEach(() => void testDatabase())

const now = morning('2014-11-15')

test('they add up by month in the zone of the site, and do not touch the public pages', async () => {
  const newMonth = Date.UTC(2014, 9, 31, 17) // the first of November in Bangkok
  const before = await publicVersion()
  await addMissed([
    { path: '/a', at: newMonth - 1, times: 2 },
    { path: '/a', at: newMonth, times: 1 },
  ])
  await addMissed([{ path: '/a', at: newMonth, times: 3 }])
  expect(await read().select().from(missedPaths).orderBy(missedPaths.month)).toEqual([
    { path: '/a', month: '2014-10', times: 2 },
    { path: '/a', month: '2014-11', times: 4 },
  ])
  expect(await publicVersion()).toBe(before)
})

test('a month holds two thousand addresses; what is new in it then is one number', async () => {
  const many = Array.from({ length: 2_010 }, (_, n) => ({ path: `/${n}`, at: now, times: 1 }))
  await addMissed(many)
  await addMissed([
    { path: '/0', at: now, times: 1 },
    { path: '/late', at: now, times: 5 },
    { path: otherPaths, at: now, times: 1 },
  ])
  const editor = await someone()
  const { items, total, others } = await missedIn(editor, { month: '2014-11' }, now)
  expect([items[0], total, others]).toEqual([{ path: '/0', times: 2 }, 2_000, 16])
})

test.each([
  '/old-page',
  '/2014/10/a-post',
  '/wp-content/uploads/2014/10/report.pdf',
  '/category/x',
  '/.well-known/x',
  '/feed',
  '/news.html',
  '/%E0%B8%82',
  '/setup-guide',
  '/environment',
])('%s is worth keeping', (path) => expect(isWorthKeeping(path)).toBe(true))

test.each([
  '/wp-login.php',
  '/index.php',
  '/.env',
  '/a/.git/config',
  '/xmlrpc.php',
  '/a.php7',
  '/%00',
  '/a%0d%0ab',
  '/a%5c..',
  '/phpmyadmin/',
  '/wp-admin',
  '/cgi-bin/x',
  '/a%2fb',
  '/<script>',
  '/%3Cscript%3E',
  '/a.sql',
  '/backup.zip',
  '/km/preview/secret',
  '/km/setup/secret',
  '/preview%2Fsecret',
  `/${'a'.repeat(300)}`,
  '/.aws/credentials',
])('%s is not', (path) => expect(isWorthKeeping(path)).toBe(false))

test('the list is by how often, without what leads somewhere by now; a scheduled entry changes nothing', async () => {
  const { editor, publish } = await newsroom()
  const here = (await publish('2014-10-02', { title: 'Here' })).path
  const later = got(await release(editor, { ...(await post(editor)), at: now + 86_400_000 }, now))
  const counts = { '/a': 3, '/b': 9, '/c': 1, [later.path]: 2, [here]: 4 }
  await addMissed(Object.entries(counts).map(([path, times]) => ({ path, times, at: now })))
  got(await addRedirect(editor, { source: '/b', target: here }, now))
  const paths = async (at: number) => (await missedIn(editor, { month: '2014-11' }, at)).items.map(({ path }) => path)
  expect(await paths(now)).toEqual(['/a', later.path, '/c'])
  expect(await paths(later.at)).toEqual(['/a', '/c'])
  expect(await missedMonths(editor)).toEqual(['2014-11'])
})

test('one is left, and put back with what was counted', async () => {
  const editor = await someone()
  await addMissed([{ path: '/a', at: now, times: 7 }])
  const removed = got(await dismissMissedAddress(editor, { path: '/a', month: '2014-11' }, now))
  expect((await missedIn(editor, { month: '2014-11' }, now)).items).toEqual([])
  await addMissed([{ path: '/a', at: now, times: 1 }])
  got(await restoreMissedAddress(editor, removed, now))
  expect((await missedIn(editor, { month: '2014-11' }, now)).items).toEqual([{ path: '/a', times: 8 }])
  await expect(dismissMissedAddress(await someone('contributor'), removed, now)).rejects.toThrow(/may not/)
})

test('after thirteen months they are forgotten', async () => {
  const editor = await someone()
  for (const date of ['2013-09-30', '2013-10-01', '2014-11-01'])
    await addMissed([{ path: '/a', at: morning(date), times: 1 }])
  await forgetMissed(now)
  expect(await missedMonths(editor)).toEqual(['2014-11', '2013-10'])
})

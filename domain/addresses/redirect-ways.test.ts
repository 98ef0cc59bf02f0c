import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import * as settings from '@/lib/process/env'
import { redirectTarget } from '@/domain/published/redirects'
import { sourceFor } from './redirect-rules'
import { addRedirect } from './redirects'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')

let room: Awaited<ReturnType<typeof newsroom>>
let here: string
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  here = (await room.publish('2014-10-02', { title: 'Here' })).path
})
afterEach(() => vi.restoreAllMocks())

const add = (source: string, target = here) => addRedirect(room.editor, { source, target }, now)
const leads = (source: string) => redirectTarget({ source, now })

async function whyNot(source: string, target?: string) {
  const answer = await add(source, target)
  return answer.ok ? undefined : answer.problems[0]!.message
}

test('what was written for a host of an earlier site counts there alone, whatever has its path here', async () => {
  const host = 'www.no-trafficking.org'
  expect(await whyNot(`http://${host}/about/`)).toMatch(/does not answer for www.no-trafficking.org/)
  vi.spyOn(settings, 'env').mockReturnValue({ ...settings.env(), oldHosts: [host] })
  for (const [typed, source] of [
    [`http://${host}${here}/`, `//${host}${here}`],
    [`https://WWW.no-trafficking.org/?p=12`, `//${host}/?p=12`],
    [`//${host}/Updates/`, `//${host}/updates`],
  ] as const)
    expect(got(await add(typed, '/archive')).source).toBe(source)
  const at = (source: string, askedHost: string | undefined = host) => redirectTarget({ source, host: askedHost, now })
  expect([await at(here), await at('/?p=12'), await at('/updates/page/3')]).toEqual([
    '/archive',
    '/archive',
    '/archive',
  ])
  expect([await at('/?page_id=12'), await at('/news'), await at('/?p=13')]).toEqual(['/archive', undefined, undefined])
  for (const source of ['/?p=12', '/updates', '/updates/page/3'])
    expect([source, await leads(source), await at(source, 'un-act.org')]).toEqual([source, undefined, undefined])
  expect(await whyNot('/fine', `//${host}/about`)).toEqual(expect.any(String))
  expect([`https://${host}/What/`, 'https://un-act.org/What/', '/What/', 'what'].map(sourceFor)).toEqual([
    `//${host}/what`,
    '/what',
    '/what',
    'what',
  ])
})

test('pages, feeds and other numbers of what leads on lead on with it', async () => {
  for (let n = 0; n < 12; n++)
    await room.publish('2014-10-03', { title: `Post ${n}`, termIds: [room.terms.protection] })
  got(await add('/updates', '/news'))
  got(await add('/category/safety', '/topics/protection'))
  got(await add('/?p=12'))
  got(await add('/wp-content/uploads/2014/10/boat.jpg'))
  for (const [source, end] of [
    ['/updates/page/2', '/news/page/2'],
    ['/updates/page/9', '/news'],
    ['/updates/feed', '/news/feed.xml'],
    ['/category/safety/feed/atom', '/topics/protection/atom.xml'],
    ['/category/safety/page/2', '/topics/protection/page/2'],
    ['/?page_id=12', here],
    ['/archives/12', here],
    ['/wp-content/uploads/2014/10/boat-300x200.jpg', here],
    [`${here}/feed`, here],
    [`${here}/amp`, here],
    ['/author/someone/page/9', '/news'],
    ['/page/1', '/news'],
    ['/news/page/9', undefined],
    ['/wp-content/uploads/2014/10/ship-300x200.jpg', undefined],
  ] as const)
    expect([source, await leads(source)]).toEqual([source, end])
})

test('the sitemaps of WordPress and its plugins lead to the one there is', async () => {
  for (const source of ['/wp-sitemap.xml', '/sitemap_index.xml', '/post-sitemap.xml', '/km/sitemap_index.xml'])
    expect(await redirectTarget({ source, now: 0 })).toBe('/sitemap.xml')
})

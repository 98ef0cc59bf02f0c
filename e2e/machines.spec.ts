import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './support/test'

const machines = [
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/news/feed.xml',
  '/2014/feed.xml',
  '/2014/10/atom.xml',
  '/km/feed.json',
  '/topics/protection/feed.xml',
  '/countries/myanmar/atom.xml',
  '/publications/feed.xml?type=report',
  '/sitemap.xml',
  '/sitemap/post-1.xml',
  '/robots.txt',
  '/llms.txt',
  '/opensearch.xml',
  '/km/opensearch.xml',
  '/publications/cite.bib',
  '/.well-known/security.txt',
  '/feed.css',
  '/icon.svg',
]
const pages = ['/', '/2014/10', '/publications', '/2014/10/survivors-tell-officials-what-would-have-helped', '/about']

test('whoever has a page, a feed or a file already is told so and sent nothing', async ({ request }) => {
  const uploads = await uploadsOn(request, '/publications/visioning-workshop-myanmar')
  expect(uploads.length).toBeGreaterThan(1)
  for (const path of [...machines, ...pages, ...uploads]) {
    const { status, etag, modified } = await validators(request, path)
    expect([path, status, Boolean(etag)]).toEqual([path, 200, true])
    expect([path, await statusWith(request, path, { 'if-none-match': etag! })]).toEqual([path, 304])
    expect([path, await statusWith(request, path, { 'if-none-match': '"other"' })]).toEqual([path, 200])
    if (!modified) continue
    expect([path, await statusWith(request, path, { 'if-modified-since': modified })]).toEqual([path, 304])
    const before = new Date(Date.parse(modified) - 1_000).toUTCString()
    expect([path, await statusWith(request, path, { 'if-modified-since': before })]).toEqual([path, 200])
  }
  for (const path of ['/feed.xml', '/2014/10/atom.xml', '/sitemap.xml', pages[3]!])
    expect((await validators(request, path)).modified, path).toBeTruthy()
})

async function validators(request: APIRequestContext, path: string) {
  const answer = await request.get(path)
  const { etag, 'last-modified': modified } = answer.headers()
  return { status: answer.status(), etag, modified }
}

async function statusWith(request: APIRequestContext, path: string, headers: Record<string, string>) {
  return (await request.get(path, { headers })).status()
}

async function uploadsOn(request: APIRequestContext, path: string) {
  const html = await (await request.get(path)).text()
  return [...new Set([...html.matchAll(/(?:href|src)="(\/(?:files|media)\/[^"#]+)"/g)].map(([, address]) => address!))]
}

test('a reader finds the feed of a month from its page, and sees what it is without a program for feeds', async ({
  noScripts: page,
}) => {
  await page.goto('/2014/10')
  const announced = page.locator('link[rel="alternate"][type="application/atom+xml"]')
  await expect(announced).toHaveCount(2)
  await expect(announced.last()).toHaveAttribute('title', 'Archive for October, 2014 – UN-ACT (Atom)')
  await expect(announced.last()).toHaveAttribute('href', /\/2014\/10\/atom\.xml$/)
  await page.getByRole('main').getByRole('link', { name: 'RSS' }).click()
  await expect(page).toHaveURL('/2014/10/feed.xml')
  await expect(page.locator('channel > title')).toBeVisible()
  await expect(page.getByText('This is a feed.')).toBeVisible()
  await expect(page.locator('item').first().locator('encoded')).toBeHidden()
  await page.locator('item').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/2014\/10\/[a-z-]+$/)
})

test('every list announces its own feed, every page that of the site; the other formats are links on it', async ({
  request,
  server,
}) => {
  const feedLists = {
    '/news': '/news',
    '/2014': '/2014',
    '/topics/protection': '/topics/protection',
    '/about': undefined,
  }
  for (const [path, list] of Object.entries(feedLists)) {
    const html = await (await request.get(path)).text()
    const links = [...html.matchAll(/<link rel="alternate" type="application\/[^"]*" title="[^"]*" href="([^"]*)"/g)]
    const files = ['feed.xml', 'atom.xml', 'feed.json']
    const lists = ['', ...(list ? [list] : [])]
    const announced = links.map(([, href]) => new URL(href!, server.url).pathname)
    expect(announced, path).toEqual(lists.map((at) => `${at}/atom.xml`))
    for (const feed of lists.flatMap((at) => files.map((file) => `${at}/${file}`))) {
      expect(html, path).toContain(`<a href="${feed}">`)
      expect((await request.get(feed)).status(), feed).toBe(200)
    }
  }
})

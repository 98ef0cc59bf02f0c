import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test, type Browser, type BrowserContext } from '@playwright/test'
import ipaddr from 'ipaddr.js'
import { tracesIn as storedTraces, type Needles } from '@/cli/test-traces'
import { faultSettings } from '@/proofs/faults'
import { siteOfEveryAddress } from './support/every-address'
import { shippedLayout, type Server } from './support/server'
import { statusOf } from './support/status-of'
import { watch } from './support/watch'

// Public pages set no cookie, run no script and ask nothing elsewhere; no network address of a reader is kept.

type Site = Awaited<ReturnType<typeof siteOfEveryAddress>>

const settings = { LOG_LEVEL: 'debug', LOG_REQUESTS: 'yes', TRUSTED_PROXIES: 'loopback' }
const proxied = { v4: '198.51.100.219', v6: '2001:db8:5e1f:c077:9bd1:1:2:3' }
/** An address of this machine that no other program uses. */
const direct = '127.83.211.77'

/** Returns all by which a page would run something, keep something, or ask something elsewhere than at `origin`. */
function tracesIn(html: string, headers: Record<string, string>, origin: string) {
  const asked = /<(?:img|source|link rel="(?:icon|stylesheet|preload)")[^>]* (?:src|srcset|href)="([^"]*)"/g
  return [
    ...(headers['set-cookie'] ? ['a cookie'] : []),
    ...(headers['content-security-policy']?.includes("script-src 'none'") ? [] : ['a policy that allows scripts']),
    ...(html.match(/<script(?! type="application\/ld\+json">)/g) ?? []),
    ...(html.match(/<[a-z][^>]* (style|on[a-z]+)=/g) ?? []),
    ...[...html.matchAll(asked)]
      .map(([, address]) => new URL(address!.split(' ')[0]!, origin))
      .filter((address) => address.origin !== origin)
      .map(String),
  ]
}

/** Opens pages in a browser whose reader comes from `address`; `found` has what they ask elsewhere and what they keep. */
async function readerFrom(address: string, { browser, server }: { browser: Browser; server: Server }) {
  const context = await browser.newContext({ baseURL: server.url, extraHTTPHeaders: { 'x-forwarded-for': address } })
  const { problems, tolerated } = watch(context, server.url)
  // The archive has a picture without its files.
  tolerated.push(/404.*\/media\/picture0/)
  context.on('request', (asked) => void (asked.resourceType() === 'script' && problems.push(`Ran: ${asked.url()}`)))
  const page = await context.newPage()
  const kept = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }))
  const found = async () => [...problems, ...(await context.cookies()), ...Object.keys(await kept())]
  return { context, page, found }
}

/** Asks for every outcome of every row; returns the kinds of pages that were shown, with an address, and what was wrong. */
async function askForEverything({ server, rows }: Site, context: BrowserContext) {
  const shown = new Map<string, string>()
  const wrong: string[] = []
  for (const { name, handler, isFile, requests } of rows)
    for (const path of isFile ? requests.slice(0, 1) : requests) {
      const answer = await context.request.get(path, { maxRedirects: 0 })
      const html = await answer.text()
      if (answer.headers()['set-cookie']) wrong.push(`${path}: a cookie`)
      if (!answer.headers()['content-type']?.startsWith('text/html')) continue
      wrong.push(...tracesIn(html, answer.headers(), server.url).map((trace) => `${path}: ${trace}`))
      for (const [, data] of html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) JSON.parse(data!)
      if (handler && !isFile && answer.status() === 200 && !shown.has(name)) shown.set(name, path)
    }
  return { shown, wrong }
}

/** Asks from an address of this machine, without a proxy; also what is refused. */
async function askDirectly({ url }: Server) {
  const { hostname, port } = new URL(url)
  const ask = (path: string, method = 'GET') =>
    new Promise<number>((resolve) => {
      const asked = request({ hostname, port, path, method, localAddress: direct, family: 4, agent: false })
      asked.once('response', (res) => void res.resume().once('end', () => resolve(res.statusCode!)))
      asked.once('error', () => resolve(0)).end()
    })
  const answers = [await ask('/'), await ask('/search?q=river'), await ask('/no-such-page'), await ask('/', 'POST')]
  answers.push(
    await statusOf(url, '/admin', { method: 'POST', headers: { ...asProxied('v4'), origin: 'http://a.example' } }),
  )
  answers.push(await statusOf(url, '/%', { headers: asProxied('v6') }))
  return answers
}

const asProxied = (kind: keyof typeof proxied) => ({ 'x-forwarded-for': proxied[kind] })

/** The networks of the readers in all forms that a program would store: as words, as numbers and packed. */
function needlesOf(): Needles {
  const packed = (address: string) => Buffer.from(ipaddr.parse(address).toByteArray())
  const network = packed(proxied.v6).subarray(0, 8)
  const words = Object.entries({ v4: proxied.v4, direct }).flatMap(([name, address]) => [
    [`words ${name}`, address],
    [`network ${name}`, address.slice(0, address.lastIndexOf('.') + 1)],
    [`number ${name}`, String(packed(address).readUInt32BE())],
    [`hex ${name}`, packed(address).toString('hex')],
    [`packed ${name}`, packed(address)],
  ])
  const groups = network.toString('hex').match(/.{4}/g)!
  return {
    ...Object.fromEntries(words),
    'words v6': '2001:db8:5e1f:c077',
    'long words v6': groups.join(':'),
    'hex v6': network.toString('hex'),
    'base64 v6': network.toString('base64').slice(0, 10),
    'packed v6': network,
  }
}

/** Stops the server; returns what its data directory and its log have of the readers. */
async function keptBy({ dataDir, stop, output }: Server) {
  await stop()
  mkdirSync(join(dataDir, 'log'))
  writeFileSync(join(dataDir, 'log/output'), output())
  const found = storedTraces(dataDir, needlesOf())
  // Four bytes are somewhere by chance: only if both are there, they are no chance.
  const isChance =
    new Set(found.filter((one) => /^packed (v4|direct)/.test(one)).map((one) => one.slice(0, 9))).size < 2
  return found.filter((one) => !isChance || !/^packed (v4|direct)/.test(one))
}

test('every kind of public page, in every outcome, runs no script, sets no cookie and asks nothing elsewhere, and of those who ask no network address is kept', async ({
  browser,
}) => {
  test.slow()
  const site = await siteOfEveryAddress({ ...settings, ...shippedLayout })
  const { server, rows, end } = site
  try {
    const [one, other] = await Promise.all(
      Object.values(proxied).map((address) => readerFrom(address, { browser, server })),
    )
    const { shown, wrong } = await askForEverything(site, one!.context)
    expect(wrong).toEqual([])
    // A place in a text leads to the part that it is in.
    const pages = rows.filter(({ handler, isFile }) => handler && handler !== 'readPlace' && !isFile)
    const kinds = pages.map(({ name }) => name)
    expect([...shown.keys()].sort()).toEqual([...new Set(kinds)].sort())
    for (const path of [...shown.values(), '/no-such-page']) await other!.page.goto(path)
    expect([...(await one!.context.cookies()), ...(await other!.found())]).toEqual([])
    await Promise.all([one!.context.close(), other!.context.close()])

    expect(await askDirectly(server)).toEqual([200, 200, 404, 403, 403, 400])
    expect(await keptBy(server)).toEqual([])
  } finally {
    await end()
  }
})

test('a script, a handler, a style, a cookie and a foreign address in one page are found, and the network of one reader in eight bytes or in one line', async ({
  browser,
}) => {
  const { server, end } = await siteOfEveryAddress({ ...settings, ...faultSettings('keeps an address') })
  try {
    const { context, page, found } = await readerFrom(proxied.v6, { browser, server })
    const answer = await context.request.get('/')
    const html = await answer.text()
    const traces = (added: string, headers = {}) =>
      tracesIn(html.replace('</main>', `${added}</main>`), { ...answer.headers(), ...headers }, server.url)
    expect(traces('')).toEqual([])
    const picture = '<img alt="" src="http://tracker.example/p">'
    const foreign = [picture, '<link rel="stylesheet" href="https://letters.example/a.css">']
    for (const added of ['<script>1</script>', '<p onclick="go()">', '<p style="color: red">', ...foreign])
      expect(traces(added), added).toHaveLength(1)
    expect(traces('', { 'set-cookie': 'seen=yes' })).toEqual(['a cookie'])
    expect(traces('', { 'content-security-policy': '' })).toHaveLength(1)

    await page.goto('/')
    expect(await found()).toEqual([])
    await context.route('**/p', (route) => route.abort())
    await context.route('**/news', async (route) =>
      route.fulfill({ contentType: 'text/html', body: `<script>localStorage.seen = 1</script>${picture}` }),
    )
    await page.goto('/news')
    expect((await found()).join()).toMatch(/Asked another host: http:\/\/tracker.example\/p.*,seen$/)
    await context.close()
    expect(await keptBy(server)).toEqual(['packed v6 in reader', 'words v6 in output'])
  } finally {
    await end()
  }
})

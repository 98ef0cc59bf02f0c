import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { extname, join } from 'node:path'
import { redirectTarget } from '@/domain/published/redirects'
import { liveAddresses } from '@/domain/published/sitemap'
import { answerAt } from '@/cli/exports/site/answers'
import { words } from '@/cli/exports/site/test-words'
import { env } from '@/lib/env'
import type { HostRequest } from './archive'

type Reply = { status: number; headers: Record<string, string | undefined>; body: Buffer }
type Copy = { site: string; requests: HostRequest[]; gonePaths: string[] }
export type Check = { what: string; checked: number; faults: string[] }

/** Asks a server that hands out a copy everything that its files, its readers and the sites before it know of. */
export async function* checks(url: string, { site, requests, gonePaths }: Copy): AsyncGenerator<Check> {
  const ask = (address: string, host?: string) => asking(url, address, host)
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
  const standing = files.filter((file) => !gonePaths.some((path) => `/${file}`.startsWith(`${path}/`)))
  yield each('files, their kind, encoding and headers', standing, async (file) => {
    const expected = readFileSync(join(site, file))
    const { status, headers, body } = await ask(addressOf(file))
    if (status !== 200) return `${status}`
    if (!body.equals(expected)) return 'has other bytes'
    return wrongHeaders(file, headers)
  })
  const folders = standing.filter((file) => file.endsWith('/index.html')).map((file) => file.slice(0, -11))
  yield each('folders without their slash', folders, async (path) => {
    const { status, headers } = await ask(encoded(path))
    return status === 301 && pathOf(headers.location) === `${encoded(path)}/`
      ? undefined
      : `${status} ${headers.location}`
  })
  yield each('folders without a page', ['media', 'files', 'publications/by', 'search/words'], async (path) => {
    const { status, body } = await ask(`/${path}/`)
    return status === 404 && isMissingPage(body) ? undefined : `${status} ${body.subarray(0, 80)}`
  })
  yield each(
    'addresses with nothing',
    ['nothing', 'nothing/here', '2014/10/nothing', '%E1%9E%81', 'nothing.pdf'],
    async (path) => {
      const { status, headers, body } = await ask(`/${path}`)
      if (status !== 404 || !isMissingPage(body)) return `${status}`
      return wrongHeaders('404.html', headers)
    },
  )
  yield each(
    'what was taken out',
    gonePaths.flatMap((path) => [`${path}/`, path]),
    async (path) => {
      let reply = await ask(path)
      if (!path.endsWith('/') && reply.status === 301) reply = await ask(pathOf(reply.headers.location))
      if (reply.status !== 410) return `${reply.status}`
      if (!words(String(reply.body)).includes('It named the wrong place.')) return 'does not say why'
      return wrongHeaders('index.html', reply.headers)
    },
  )
  yield each('old addresses', [...requests, ...(await shapes(site))], async ({ host, address }) => {
    const { status, headers } = await ask(address, host)
    if (status !== 301) return `${status}`
    const to = headers.location!
    if (host && isForHost(address) && !to.startsWith(`${env().siteUrl}/`)) return `leads to ${to}`
    const end = await ask(pathOf(to))
    if (end.status !== 200) return `leads to ${to}, ${end.status}`
    return same(end.body, await live({ host, address }))
  })

  function isMissingPage(body: Buffer) {
    return body.equals(readFileSync(join(site, '404.html')))
  }
}

/** What everybody who knew this site or a WordPress may ask for. */
async function shapes(site: string): Promise<HostRequest[]> {
  const live = (await liveAddresses(Date.now())).map(({ path }) => path)
  const posts = live.filter((path) => /^\/\d{4}\//.test(path))
  const months = [...new Set(posts.map((path) => path.slice(0, 8)))]
  const terms = ['topics', 'countries'].flatMap((kind) =>
    readdirSync(join(site, kind)).filter((name) => !name.includes('.')),
  )
  const library = readFileSync(join(site, '_redirects'), 'utf8').matchAll(
    /^(\/(?:\w\w\/)?publications\S*) ((?:\S+=\S+ )+)/gm,
  )
  const oldAddresses = [
    ...live.map((path) => `/en${path}`),
    ...posts.flatMap((path) => path.replace(/^(\/\d{4}\/\d{2})/, '$1/15')),
    ...months.flatMap((month) => [`${month}/feed`, `${month}/feed/atom`, `/?m=${month.slice(1).replace('/', '')}`]),
    ...terms.flatMap((slug) => [`/category/${slug}`, `/tag/${slug}`]),
    '/feed',
    '/feed/rss2',
    '/?feed=rss2',
    '/en',
    '/topics/protection/feed',
    ...[...library].map(([, path, query]) => `${path}?${query!.trim().replaceAll(' ', '&')}`),
  ]
  return oldAddresses.map((address) => ({ address }))
}

/** What readers of the site itself end at. */
async function live({ host, address }: HostRequest): Promise<Buffer> {
  const now = Date.now()
  const source = address.replace(/&(utm_source|fbclid).*/, '')
  const led =
    (host && (await redirectTarget({ source, host, now }))) ??
    (await redirectTarget({ source, now })) ??
    source.replace(/^\/en(?=\/|$)/, '')
  const answer = await answerAt(led || '/', now)
  if (answer.is === 'moved') return live({ address: answer.to })
  if (answer.is === 'page') return Buffer.from(answer.html)
  if (answer.is === 'machine') return Buffer.from(answer.body)
  throw new Error(`${address} is ${answer.is} here`)
}

function isForHost(address: string) {
  return address === '/about' || address === '/?p=12'
}

function same(copy: Buffer, live: Buffer) {
  const isPage = String(live.subarray(0, 15)).toLowerCase() === '<!doctype html>'
  if (!isPage) return copy.equals(live) ? undefined : 'ends at another file'
  return words(String(copy)) === words(String(live))
    ? undefined
    : `ends at another page: ${words(String(copy)).slice(0, 60)}`
}

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': '(text|application)/xml; charset=utf-8',
  '.js': '(text|application)/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg\\+xml',
  '.ico': 'image/(x-icon|vnd.microsoft.icon)',
}
const typesByName: Record<string, string> = {
  linkset: 'application/linkset',
  'linkset.json': 'application/linkset\\+json',
  'feed.json': 'application/feed\\+json; charset=utf-8',
  'opensearch.xml': 'application/opensearchdescription\\+xml; charset=utf-8',
  'cite.bib': 'application/x-bibtex; charset=utf-8',
  'cite.ris': 'application/x-research-info-systems; charset=utf-8',
  'cite.json': 'application/vnd.citationstyles.csl\\+json; charset=utf-8',
}

function wrongHeaders(file: string, headers: Reply['headers']) {
  const kind = typesByName[file.split('/').at(-1)!] ?? kinds[extname(file)]
  const type = headers['content-type'] ?? ''
  if (kind && !new RegExp(`^${kind}$`, 'i').test(type)) return `is ${type}`
  if (headers['x-content-type-options'] !== 'nosniff') return 'has no nosniff'
  if (!headers['content-security-policy']?.startsWith(`default-src 'none'`)) return 'has no policy'
  if (!/^(index|404)\.html$/.test(file) && !headers.etag) return 'has no ETag'
  const caching = file.endsWith('.woff2') ? 'public, max-age=31536000, immutable' : 'public, no-cache'
  if (headers['cache-control'] !== caching) return `is kept: ${headers['cache-control']}`
}

/** Where a server has a file. */
function addressOf(file: string) {
  return encoded(file.replace(/(^|\/)index\.html$/, '$1'))
}

function encoded(path: string) {
  return `/${path.split('/').map(encodeURIComponent).join('/')}`
}

function pathOf(location = '') {
  return location.replace(/^https?:\/\/[^/]+/, '').replace(/#.*/, '')
}

async function each<T>(what: string, all: T[], fault: (thing: T) => Promise<string | undefined>): Promise<Check> {
  const faults: string[] = []
  for (const thing of all) {
    const wrong = await fault(thing)
    if (wrong) faults.push(`${typeof thing === 'string' ? thing : JSON.stringify(thing)}: ${wrong}`)
  }
  return { what, checked: all.length, faults }
}

/** As a browser sends it: `fetch` would write some addresses otherwise, and takes no `Host`. */
function asking(url: string, address: string, host?: string): Promise<Reply> {
  const { hostname, port } = new URL(url)
  const headers = { connection: 'close', ...(host ? { host } : {}) }
  return new Promise((resolve, reject) => {
    const req = request({ hostname, port, path: address, headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () =>
        resolve({ status: res.statusCode!, headers: res.headers as Reply['headers'], body: Buffer.concat(chunks) }),
      )
    })
    req.on('error', reject).end()
  })
}

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')

/** The built site with the demonstration, in a folder (`dataDir`) and on a port of its own. `end` stops it and takes the folder away. */
export async function startSite() {
  if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('This needs a built tree: npm run build')
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-pages-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: 'localhost', SITE_URL: url, DEMO: 'yes' }
  execFileSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], { cwd: root, env, stdio: 'ignore' })
  const stdio = ['ignore', 'ignore', 'inherit']
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env, stdio })
  for (let tries = 0; !(await fetch(`${url}/api/health`).catch(() => undefined)); tries++) {
    if (server.exitCode !== null || tries > 300) throw new Error('The site did not start')
    await wait(200)
  }
  async function end() {
    server.kill('SIGTERM')
    if (server.exitCode === null) await once(server, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, dataDir, end }
}

/** One page of each kind, by name; every language has the same kinds. */
export const kinds = {
  'front page': '/',
  news: '/news',
  'the record': '/archive',
  year: '/2014',
  month: '/2014/10',
  post: '/2014/10/survivors-tell-officials-what-would-have-helped',
  'post with a chart': '/2013/11/figures-and-what-they-cannot-say',
  'post in Khmer': '/km/2015/03/about-this-archive',
  'front page in Khmer': '/km',
  'news in Khmer': '/km/news',
  'year in Chinese': '/zh/2015',
  library: '/publications',
  'library, narrowed': '/publications?type=report',
  publication: '/publications/visioning-workshop-myanmar',
  topics: '/topics',
  topic: '/topics/protection',
  country: '/countries/myanmar',
  changes: '/changes',
  help: '/help/myanmar',
  page: '/about',
  search: '/search',
  'search results': '/search?q=consent',
  'nothing found': '/km/search?q=trafficing',
}

/** Every address of the sitemap, of its parts where it has some. */
export async function addressesIn(map) {
  const xml = await (await fetch(map)).text()
  const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address.replaceAll('&amp;', '&'))
  return xml.includes('<sitemapindex') ? (await Promise.all(addresses.map(addressesIn))).flat() : addresses
}

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

// The static site of the demonstration against the live one, page by page; its links, its bytes, a bag. See bench/README.md.
//   node --import tsx bench/export.ts [FOLDER TO KEEP IT IN]
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { LinkChecker } from 'linkinator'
import send from 'send'
import { words } from '@/cli/exports/site/test-words'
import { startSite } from './pages/site.mjs'

const root = join(import.meta.dirname, '..')
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'gazette-export-'))
const [first, second, bag] = ['site', 'again', 'bag'].map((name) => join(folder, name)) as [string, string, string]
const site = await startSite()
try {
  const at = new Date().toISOString()
  runExport('static', first, at)
  runExport('static', second, at)
  runExport('bag', bag, at)
  const { status } = spawnSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: bag })
  report('bag, as sha256sum sees it', 1, status === 0 ? [] : ['not whole'])
  report('bytes of a second export', filesIn(first).length, differing())
  report('pages, against the live site', pages().length, await otherWords())
  report('links between files', pages().length, brokenFiles())
  const crawled = await crawl()
  report('links, crawled over a static server', crawled.checked, crawled.faults)
} finally {
  await site.end()
  if (!process.argv[2]) rmSync(folder, { recursive: true, force: true })
}

/** Runs the command, and says how long it took and how much it wrote. */
function runExport(form: string, target: string, at: string) {
  const env = { ...process.env, DATA_DIR: site.dataDir, SITE_URL: site.url }
  const began = performance.now()
  const args = ['--import', 'tsx', 'cli/main.ts', 'export', form, target, '--at', at]
  const run = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`export ${form}: ${seconds} s. ${run.stdout.split(': ')[0]}`)
  if (run.status !== 0) report(`export ${form}`, 1, [run.stderr || run.stdout])
}

function filesIn(folder: string) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return all.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}

function pages() {
  return filesIn(first).filter((file) => /(^|\/)index\.html$/.test(file))
}

function differing() {
  const [firstFiles, secondFiles] = [filesIn(first), filesIn(second)]
  const missing = firstFiles
    .filter((file) => !secondFiles.includes(file))
    .concat(secondFiles.filter((file) => !firstFiles.includes(file)))
  const changed = firstFiles.filter(
    (file) =>
      existsSync(join(second, file)) && !readFileSync(join(first, file)).equals(readFileSync(join(second, file))),
  )
  return [...missing, ...changed]
}

/** Pages whose words are not those of the live page. */
async function otherWords() {
  const faults: string[] = []
  for (const page of pages()) {
    const live = await fetch(site.url + addressOf(page), { redirect: 'manual' })
    const [copyWords, liveWords] = [words(readFileSync(join(first, page), 'utf8')), words(await live.text())]
    if (copyWords !== liveWords) faults.push(`${page} (${live.status} at ${addressOf(page)})`)
  }
  return faults
}

/** Where a server has what lies in a file: a choice in the library is a query there. */
function addressOf(page: string) {
  const path = page.replace(/\/?index\.html$/, '')
  const [, library, chosen] = /^((?:\w\w\/)?publications)\/((?:by|in-order|page)\/.*)$/.exec(path) ?? []
  if (!library) return `/${path}`
  const names = chosen!.split('/').filter((name) => name !== 'by')
  const query = new URLSearchParams()
  for (let n = 0; n < names.length; n += 2) query.set(names[n] === 'in-order' ? 'sort' : names[n]!, names[n + 1]!)
  return `/${library}?${query}`
}

/** Addresses of pages at which no file lies. */
function brokenFiles() {
  return pages().flatMap((page) => {
    const html = readFileSync(join(first, page), 'utf8').replace(/<(link rel="(?!icon|stylesheet)|meta)[^>]*>/g, '')
    const addresses = [...html.matchAll(/\s(?:href|src|action)="([^"#?]+)[^"]*"/g)].map(([, address]) => address!)
    return addresses
      .filter((address) => !/^[a-z]+:/.test(address))
      .map((address) => posix.join(dirname(page), decodeURIComponent(address)))
      .filter((file) => !existsSync(join(first, file)))
      .map((file) => `${file} on ${page}`)
  })
}

/** Follows every link from the front page, on a plain server of files. What has the site's whole address is left alone. */
async function crawl() {
  const server = createServer((req, res) => void send(req, req.url!.split('?')[0]!, { root: first }).pipe(res))
  await once(server.listen(0, 'localhost'), 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`
  const checker = new LinkChecker()
  const linksToSkip = async (link: string) => !link.startsWith(url)
  const { links } = await checker.check({ path: url, recurse: true, concurrency: 20, retryErrors: true, linksToSkip })
  server.close()
  const checkedLinks = links.filter(({ state }) => state !== 'SKIPPED')
  const broken = checkedLinks.filter(({ state }) => state === 'BROKEN')
  return {
    checked: checkedLinks.length,
    faults: broken.map(({ url, status, parent }) => `${url} ${status} on ${parent}`),
  }
}

function report(name: string, checked: number, faults: string[]) {
  console.log(`${name}: ${checked} checked, ${faults.length} wrong`)
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

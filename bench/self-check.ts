// How long the page of the self-check takes in a large archive: node --import tsx bench/self-check.ts [ENTRIES] [FOLDER TO KEEP THE ARCHIVE IN]
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { actor } from '@/domain/staff/actor'
import { brokenLinks } from '@/domain/addresses/broken-links'
import { undescribed } from '@/domain/care/bare-pictures'
import { silentAddresses } from '@/domain/addresses/silent-addresses'
import { health } from '@/domain/care/health'
import { selfCheck, startSelfCheck } from '@/domain/care/self-check/self-check'
import { fillArchive } from './search-fill'

const entries = Number(process.argv[2] ?? 100_000)
const keptFolder = process.argv[3]
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'gazette-bench-'))
const isFilled = existsSync(join(folder, 'gazette.db'))
openDatabase(folder)
migrateDatabase()
if (!isFilled) {
  fillArchive(rawWriter(), { entries, pages: 0, now: Date.now() })
  link()
}
rawWriter().pragma('wal_checkpoint(truncate)')

const admin = actor({ id: 1, name: 'Dara', role: 'admin', zone: 'Asia/Bangkok' })
console.log(`${entries} entries\n${''.padEnd(36)} processor      clock   at a time`)
await measure('what the page shows at once', () => startSelfCheck(admin, Date.now()))
await measure('all of it, after a start', () => selfCheck(admin, Date.now()))
await measure('again', () => selfCheck(admin, Date.now()))
await measure('and again', () => selfCheck(admin, Date.now()))
await measure('  health', () => health(Date.now()))
await measure('  broken links', () => brokenLinks(admin, Date.now()))
await measure('  silent addresses, all asked', () => silentAddresses(admin, Date.now()))
await measure('  pictures', () => undescribed(admin, Date.now()))
closeDatabase()
if (!keptFolder) rmSync(folder, { recursive: true, force: true })

/** Processor time and the clock's, in ms, and the longest that nothing else had a turn. */
async function measure(name: string, run: () => Promise<unknown>) {
  let last = performance.now()
  let longest = 0
  const look = () => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  const timer = setInterval(look, 1)
  const [cpu, began] = [process.cpuUsage(), performance.now()]
  await run()
  look()
  clearInterval(timer)
  const { user, system } = process.cpuUsage(cpu)
  const times = [(user + system) / 1000, performance.now() - began, longest]
  console.log(name.padEnd(36), ...times.map((ms) => `${ms.toFixed(0).padStart(7)} ms`))
}

/** Of three texts one links to two others and to something outside, and a fifth have an old address. */
function link() {
  const raw = rawWriter()
  raw.exec('insert or ignore into addresses (path, entry_id) select path, entry_id from releases')
  const rows = raw.prepare('select id, entry_id, body_text from revisions').all() as Row[]
  const paths = raw.prepare('select path from releases').pluck().all() as string[]
  const body = raw.prepare('update revisions set body = ?, body_html = ? where id = ?')
  const redirect = raw.prepare('insert or ignore into redirects (source, target, created_at) values (?, ?, 0)')
  raw.transaction(() => {
    for (const [n, { id, body_text: text }] of rows.entries()) {
      const hrefs =
        n % 3 ? [] : [paths[(n * 7) % paths.length]!, paths[(n * 13) % paths.length]!, 'https://example.org/']
      const words = (href: string) => ({ type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href } }] })
      const content = [{ type: 'paragraph', content: [{ type: 'text', text }, ...hrefs.map(words)] }]
      const html = `<p>${text}${hrefs.map((href) => `<a href="${href}">a link</a>`).join('')}</p>`
      body.run(JSON.stringify({ type: 'doc', content }), html, id)
      if (n % 5 === 0) redirect.run(`/old/${n}`, paths[n]!)
    }
  })()
}

type Row = { id: number; body_text: string }

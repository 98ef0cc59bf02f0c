// What a request takes with SQLite, and with one and two instances on PostgreSQL: node --import tsx bench/instances.ts [ENTRIES]. See bench/README.md.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresPrograms } from '@/scripts/postgres.mjs'
import { root } from '@/scripts/run.mjs'
import { makeArchives, type Archive } from './instances/archives'
import { Visitor } from './instances/visitor'

const entries = Number(process.argv[2] ?? 10_000)
if (!postgresPrograms()) throw new Error('This needs PostgreSQL on this machine.')
if (!existsSync(join(root, '.compiled/server/main.js'))) throw new Error('This needs a built tree: npm run build')

type Thing = { name: string; rounds: number; act: (visitor: Visitor, archive: Archive, n: number) => Promise<unknown> }
const among = <T>(all: T[], n: number) => all[(n * 7_919 + 13) % all.length]!
/** Each is asked of one archive after the other, with other pages, words and drafts each time: `n` goes on. */
const things: Thing[] = [
  { name: 'a page that is not kept', rounds: 60, act: (visitor, { filled }, n) => visitor.get(among(filled.posts, n)) },
  { name: 'a page that is kept', rounds: 400, act: (visitor) => visitor.get('/publications') },
  { name: 'a search', rounds: 60, act: (visitor, _, n) => visitor.get(`/search?q=w${(300 + n).toString(36)}`) },
  {
    name: 'an autosave',
    rounds: 60,
    act: (visitor, { filled }, n) => visitor.save(filled.drafts[0]!, `Words of save ${n}.`),
  },
  { name: 'a publish', rounds: 20, act: (visitor, { filled }, n) => visitor.release(filled.drafts[1 + n]!) },
]

const place = mkdtempSync(join(tmpdir(), 'gazette-instances-'))
mkdirSync(join(place, 'data'))
const { archives, end } = await makeArchives(place, entries)
try {
  console.log(`${entries} entries\n${''.padEnd(52)}processor, ms                 waits, ms`)
  console.log(`${''.padEnd(50)}servers  database     median      p95`)
  for (const { name, rounds, act } of things)
    for (const archive of archives) {
      const visitor = new Visitor(archive)
      // What is loaded with the first request of a kind is no part of it; what an act needs before it does not count.
      for (let n = 0; n < 4; n++) await prepared(visitor, archive, name, n, act)
      const before = await archive.spent()
      visitor.waits.length = 0
      let aside = { servers: 0, database: 0 }
      for (let n = 4; n < rounds + 4; n++) {
        const began = await archive.spent()
        if (name === 'a publish')
          await visitor.save(archive.filled.drafts[1 + n]!, `Words of publish ${n}.`, { counts: false })
        const ready = await archive.spent()
        aside = {
          servers: aside.servers + ready.servers - began.servers,
          database: aside.database + ready.database - began.database,
        }
        await act(visitor, archive, n)
      }
      const after = await archive.spent()
      const servers = (after.servers - before.servers - aside.servers) / rounds
      const database = (after.database - before.database - aside.database) / rounds
      const sorted = visitor.waits.toSorted((a, b) => a - b)
      const figures = [servers, database, sorted[sorted.length >> 1]!, sorted[Math.floor(sorted.length * 0.95)]!]
      const columns = figures.map((ms) => ms.toFixed(2).padStart(10)).join('')
      console.log(`${name.padEnd(25)}${archive.name.padEnd(24)}${columns}`)
    }
} finally {
  await end()
  rmSync(place, { recursive: true, force: true })
}
process.exit(0)

async function prepared(visitor: Visitor, archive: Archive, name: string, n: number, act: Thing['act']) {
  if (name === 'a publish') await visitor.save(archive.filled.drafts[1 + n]!, `Words of publish ${n}.`)
  await act(visitor, archive, n)
}

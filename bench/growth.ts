// What each thing costs as the archive grows: node --import tsx bench/growth.ts [SMALL] [LARGE]. See bench/README.md.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { longestSession, openSession } from '@/domain/staff/sessions'
import { content, someone, text } from '@/domain/testing/newsroom'
import { freePort, startServer } from '../e2e/support/server'
import { fillArchive, type Filled } from './growth-fill'

const [small, large] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 100_000)]
const secret = 'a secret of the measurement alone, which nobody else has'
const root = join(import.meta.dirname, '..')
if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('This needs a built tree: npm run build')

/** How many times what it costs in the small archive something may cost in the large one. */
const wanted = { page: 1.5, desk: 2, start: 2 }
type Kind = keyof typeof wanted
/** Processor time in ms, by what was done. */
type Costs = Map<string, { kind: Kind; ms: number }>
/** What is under this in the large archive (ms) is as near to nothing as can be measured. */
const tooLittle = 3

async function measureAt(entries: number): Promise<Costs> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-growth-'))
  const costs: Costs = new Map()
  try {
    const port = await freePort()
    Object.assign(process.env, { DATA_DIR: dataDir, SITE_URL: `http://localhost:${port}` })
    const { filled, cookie } = await fill(dataDir, entries)
    const note = (name: string, kind: Kind, ms: number) => void costs.set(name, { kind, ms })
    const env = { ...process.env, PORT: String(port), HOST: 'localhost', DEMO: 'no' }
    const prepare = () =>
      execFileSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], { cwd: root, env, stdio: 'ignore' })
    prepare()
    const waited = ended()
    prepare()
    note('prepare, with nothing to do', 'start', ended() - waited)

    const server = await startServer({ dataDir, port, flags: ['--no-store'] })
    const work = new Work(server.pid(), server.url, cookie)
    try {
      note('start', 'start', work.spent())
      await firstPages(work, filled, note)
      for (const [name, kind, rounds, act] of things(work, filled, dataDir))
        note(name, kind, await work.cost(act, rounds))
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  return costs
}

async function fill(dataDir: string, entries: number) {
  // Keys are derived once in a process: both archives have the same secret.
  writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
  openDatabase(dataDir)
  migrateDatabase()
  const editor = await someone('admin', 'Anna')
  const began = performance.now()
  const filled = fillArchive(rawWriter(), { entries, now: Date.now() })
  const sid = await openSession(editor.id!, Date.now())
  const value = await encode({ token: { sid }, secret: keyFor('session'), maxAge: longestSession / 1000 })
  closeDatabase()
  const megabytes = Math.round(statSync(join(dataDir, 'gazette.db')).size / 1_000_000)
  console.log(`${entries} entries, ${megabytes} MB, filled in ${Math.round((performance.now() - began) / 1000)} s`)
  return { filled, cookie: `gazette=${value}` }
}

/** The first page and the first search after a start, beside the second of each. */
async function firstPages(work: Work, { posts }: Filled, note: (name: string, kind: Kind, ms: number) => void) {
  const [first, second] = [posts[0]!, posts[1]!]
  note('first post after a start', 'start', await work.cost(() => work.get(first), 1))
  note('second post after a start', 'start', await work.cost(() => work.get(second), 1))
  note('first search after a start', 'start', await work.cost(() => work.get('/search?q=wa'), 1))
}

type Thing = [name: string, kind: Kind, rounds: number, act: (n: number) => Promise<unknown>]

function things(work: Work, { posts, publications, months, drafts, live }: Filled, dataDir: string): Thing[] {
  // From all over the archive, another at each round.
  const among = <T>(all: T[], n: number) => all[(n * 7_919 + 13) % all.length]!
  const saved = new Map<number, { revisionId: number; counter: number }>()
  const release = (n: number) =>
    work.send('POST', `/api/desk/entries/${among(drafts, n)}/release`, saved.get(among(drafts, n)))
  const save = async (n: number, title = `Saved ${n}`) => {
    const entryId = among(drafts, n)
    const base = saved.get(entryId) ?? newestOf(dataDir, entryId)
    const draft = {
      base,
      session: 'bench-growth',
      content: { ...content({ title, slug: `saved-${n}`, summary: 'S', body: text('New words.') }) },
    }
    saved.set(entryId, await work.send('PUT', `/api/desk/entries/${entryId}/draft`, draft))
  }
  const pages: [string, number, (n: number) => string][] = [
    ['post', 40, (n) => among(posts, n)],
    ['publication', 40, (n) => among(publications, n)],
    ['a page that is not there', 40, (n) => `/2014/10/nothing-${n}`],
    ['front page', 20, () => '/'],
    ['month', 20, (n) => among(months, n)],
    ['topic', 20, (n) => `/topics/topic-${n % 40}`],
    ['country', 20, (n) => `/countries/country-${n % 12}`],
    ['news, page 3', 20, () => '/news/page/3'],
    ['library', 20, (n) => `/publications?topic=topic-${n % 40}`],
    ['feed', 20, () => '/feed.xml'],
    ['feed of a topic', 20, (n) => `/topics/topic-${n % 40}/atom.xml`],
    ['part of the sitemap', 6, () => '/sitemap/post-1.xml'],
    ['page of OAI', 10, () => '/oai?verb=ListRecords&metadataPrefix=oai_dc'],
    ['page of the API', 10, (n) => `/api/v1/entries?page=${1 + (n % 10)}`],
    ['search, a rare word', 20, (n) => `/search?q=w${(20_000 + n * 97).toString(36)}`],
    ['search, two words', 20, (n) => `/search?q=w${(400 + n).toString(36)}+w${(700 + n).toString(36)}`],
  ]
  const desk: [string, number, (n: number) => string][] = [
    ['front of the desk', 10, () => '/admin'],
    ['list of entries', 10, () => '/admin/entries'],
    ['list, searched', 10, (n) => `/admin/entries?q=w${(5_000 + n).toString(36)}`],
    ['list of drafts', 10, () => '/admin/entries?state=draft'],
    ['calendar', 10, () => '/admin/calendar'],
    ['care', 10, () => '/admin/care'],
    ['media', 10, () => '/admin/media'],
    ['record', 10, () => '/admin/history'],
  ]
  return [
    ...pages.map(([name, rounds, path]): Thing => [name, 'page', rounds, (n) => work.get(path(n))]),
    ['opening the editor', 'page', 20, (n) => work.get(`/admin/entries/${among(live, n)}`)],
    ['preview', 'page', 20, (n) => work.get(`/admin/entries/${among(live, n)}/preview`)],
    ['autosave', 'page', 40, (n) => save(n)],
    ['publishing', 'page', 20, (n) => release(n)],
    [
      'post after a publish',
      'page',
      10,
      async (n) => (await save(100 + n), await release(100 + n), work.get(among(posts, n))),
    ],
    ...desk.map(([name, rounds, path]): Thing => [name, 'desk', rounds, (n) => work.get(path(n))]),
  ]
}

function newestOf(dataDir: string, entryId: number) {
  openDatabase(dataDir)
  const row = rawWriter()
    .prepare('select id as revisionId, counter from revisions where entry_id = ? order by id desc limit 1')
    .get(entryId)
  closeDatabase()
  return row as { revisionId: number; counter: number }
}

/** Requests to a server, and the processor time that it spends on them. */
class Work {
  constructor(
    private readonly pid: number,
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  async get(path: string) {
    const headers = path.startsWith('/admin') ? { cookie: this.cookie } : undefined
    const answer = await fetch(this.url + path, { headers, redirect: 'manual' })
    await answer.arrayBuffer()
    const isExpected = answer.status === (path.includes('no-such') || path.includes('nothing-') ? 404 : 200)
    if (!isExpected) throw new Error(`${path}: ${answer.status}`)
  }

  async send(method: string, path: string, body: unknown) {
    const headers = { cookie: this.cookie, origin: this.url, 'content-type': 'application/json' }
    const answer = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) })
    const json = (await answer.json()) as { value: { revisionId: number; counter: number } }
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`)
    return json.value
  }

  /** What one of some rounds costs, in ms: one round is left out first where there are several, for it fills caches. */
  async cost(act: (n: number) => Promise<unknown>, rounds: number) {
    if (rounds > 1) await act(0)
    const before = this.spent()
    for (let n = 1; n <= rounds; n++) await act(n)
    return Math.max(0.1, (this.spent() - before) / rounds)
  }

  spent() {
    const fields = statOf(this.pid)
    return ticks(fields[11]!) + ticks(fields[12]!)
  }
}

/** Processor time of processes that this one started and that have ended, in ms. */
function ended() {
  const fields = statOf(process.pid)
  return ticks(fields[13]!) + ticks(fields[14]!)
}

/** The fields of /proc/PID/stat after the name of the program: proc(5). */
function statOf(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** A hundred a second on Linux. */
function ticks(field: string) {
  return Number(field) * 10
}

const before = await measureAt(small)
const after = await measureAt(large)
let failed = false
console.log(`\n${'processor ms'.padEnd(34)}${String(small).padStart(9)}${String(large).padStart(9)}    times   at most`)
for (const [name, { kind, ms }] of after) {
  const times = ms / before.get(name)!.ms
  const isOver = times > wanted[kind] && ms > tooLittle
  failed ||= isOver
  const [was, is] = [before.get(name)!.ms, ms].map((cost) => cost.toFixed(1).padStart(9))
  console.log(
    `${name.padEnd(34)}${was}${is}${times.toFixed(2).padStart(9)}${String(wanted[kind]).padStart(10)}${isOver ? '  over' : ''}`,
  )
}
process.exit(failed ? 1 : 0)

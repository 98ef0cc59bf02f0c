// Measures what each thing costs as the archive grows: node --import tsx bench/growth.ts [imported] [SIZE...]. See
// bench/README.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { maxSessionAge, openSession } from '@/domain/staff/sessions'
import { content, someone, text } from '@/domain/testing/newsroom'
import { root } from '@/scripts/run.mjs'
import { fillArchive, type Filled } from './growth-fill'
import { importArchive, thingsOfOutcomes } from './growth-imported'
import { ended, Work } from './growth-work'
import { freePort, ownFolder, startSite } from './site.mjs'

const isImported = process.argv[2] === 'imported'
const chosen = process.argv.slice(isImported ? 3 : 2).map(Number)
const sizes = chosen.length > 0 ? chosen : isImported ? [500, 20_000] : [1_000, 100_000]
const secret = 'a secret of the measurement alone, which nobody else has'

/** Maximum factors of cost between the small and the large archive. */
const maxTimes = { outcome: 1.3, page: 1.5, desk: 2, start: 2, found: 4 }
type Kind = keyof typeof maxTimes
/** Processor time in ms, by what was done. */
type Costs = Map<string, { kind: Kind; ms: number; tooLittle: number }>
/** A shorter time in the largest archive (ms) is too short to measure. */
const tooLittle = 3
/** A measured request. `before` is not measured; `per`: the divisor of the cost. */
type Thing = {
  name: string
  kind: Kind
  rounds: number
  act: (n: number) => Promise<unknown>
  before?: (n: number) => Promise<unknown>
  per?: number
}

/** A running server with its own archive, and its requests. */
type Subject = {
  costs: Costs
  note: Note
  work: Work
  things: () => Promise<Thing[]>
  posts: string[]
  end: () => Promise<void>
}
type Note = (name: string, kind: Kind, ms: number, per?: number) => void

async function open(entries: number): Promise<Subject> {
  const dataDir = ownFolder()
  const costs: Costs = new Map()
  const note: Note = (name, kind, ms, per = 1) =>
    void costs.set(name, { kind, ms: ms / per, tooLittle: tooLittle / per })
  const port = await freePort()
  Object.assign(process.env, { DATA_DIR: dataDir, SITE_URL: `http://localhost:${port}` })
  const { filled, imported, cookie } = await fill(dataDir, entries)
  const env = { ...process.env, PORT: String(port), HOST: 'localhost', DEMO: 'no' }
  const prepare = () => execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: root, env })
  prepare()
  const waited = ended()
  prepare()
  note('prepare, with nothing to do', 'start', ended() - waited)

  const server = await startSite({ dataDir, port, settings: { RENDERERS: '0' }, flags: ['--no-store'] })
  const end = async () => {
    await server.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const work = new Work(server.pid!, server.url, cookie)
  note('start', 'start', work.spent())
  await work.rest()
  const things = async () => (imported ? thingsOfOutcomes(work, imported) : thingsOf(work, filled!, dataDir))
  return { costs, note, work, things, posts: (imported ?? filled!).posts, end }
}

/** Sends each request to all archives in turn, so that a shared machine is equally busy for each. */
async function measureAll(subjects: Subject[]) {
  for (const { work, posts, note } of subjects) await firstPages(work, posts, note)
  const things = await Promise.all(subjects.map((subject) => subject.things()))
  for (const n of things[0]!.keys()) {
    for (const [i, { work, note }] of subjects.entries()) {
      const { name, kind, rounds, act, before, per } = things[i]![n]!
      note(name, kind, await work.cost(act, rounds, before), per)
    }
  }
}

async function fill(dataDir: string, entries: number) {
  // Keys are derived once in a process: both archives have the same secret.
  writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
  openDatabase(dataDir)
  migrateDatabase()
  const editor = await someone('admin', 'Anna')
  const began = performance.now()
  const now = Date.now()
  const imported = isImported ? await importArchive(entries, now) : undefined
  const filled = isImported ? undefined : fillArchive(rawWriter(), { entries, now })
  for (const id of filled?.uploads ?? []) mkdirSync(join(dataDir, 'media', id), { recursive: true })
  const sid = await openSession(editor.id!, Date.now())
  const value = await encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })
  closeDatabase()
  const megabytes = Math.round(statSync(join(dataDir, 'gazette.db')).size / 1_000_000)
  console.log(`${entries} entries, ${megabytes} MB, filled in ${Math.round((performance.now() - began) / 1000)} s`)
  return { filled, imported, cookie: `gazette=${value}` }
}

/** Measures the first page and the first search after a start, and the second of each. */
async function firstPages(work: Work, posts: string[], note: Note) {
  const [first, second] = [posts[0]!, posts[1]!]
  note('first post after a start', 'start', await work.cost(() => work.get(first), 1))
  note('second post after a start', 'start', await work.cost(() => work.get(second), 1))
  note('first search after a start', 'start', await work.cost(() => work.get('/search?q=wa'), 1))
}

async function thingsOf(
  work: Work,
  { posts, publications, months, drafts, live }: Filled,
  dataDir: string,
): Promise<Thing[]> {
  // Chooses from the whole archive, another item in each round.
  const among = <T>(all: T[], n: number) => all[(n * 7_919 + 13) % all.length]!
  // A word that about as many texts contain in an archive of any size (see `someWords`). Every search must fill its
  // page in each archive: otherwise pages of different lengths would be compared.
  const rare = (texts: number, n: number) => `w${(Math.round((17 * live.length) / texts) + n).toString(36)}`
  const saved = new Map<number, { revisionId: number; counter: number }>()
  const release = (n: number) =>
    work.send('POST', `/api/desk/entries/${among(drafts, n)}/release`, saved.get(among(drafts, n)))
  const save = async (n: number, words = 'New words.') => {
    const entryId = among(drafts, n)
    const base = saved.get(entryId) ?? newestOf(dataDir, entryId)
    const draft = {
      base,
      session: 'bench-growth',
      content: content({ title: `Saved ${n}`, slug: `saved-${n}`, summary: 'S', body: text(words) }),
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
    ['library', 20, (n) => `/publications?country=country-${n % 12}`],
    ['feed', 20, () => '/feed.xml'],
    ['feed of a topic', 20, (n) => `/topics/topic-${n % 40}/atom.xml`],
    ['page of OAI', 40, () => '/oai?verb=ListRecords&metadataPrefix=oai_dc'],
    ['page of the API', 20, (n) => `/api/v1/entries?page=${1 + (n % 10)}`],
    // Three of fifty texts are Khmer; their lists also have the untranslated English texts.
    ['front page in Khmer', 20, () => '/km'],
    ['news in Khmer, page 3', 20, () => '/km/news/page/3'],
    ['month in Khmer', 20, (n) => `/km${among(months, n)}`],
    ['country in Khmer', 20, (n) => `/km/countries/country-${n % 12}`],
    ['library in Khmer', 20, (n) => `/km/publications?country=country-${n % 12}`],
    ['search, a rare word', 20, (n) => `/search?q=${rare(60, n)}`],
  ]
  const desk: [string, number, (n: number) => string][] = [
    ['front of the desk', 10, () => '/admin'],
    ['list of entries', 10, () => '/admin/entries'],
    ['list, searched for a rare word', 10, (n) => `/admin/entries?q=${rare(80, n)}`],
    ['list, searched for a common word', 10, (n) => `/admin/entries?q=w${(480 + n).toString(36)}`],
    ['list of drafts', 10, () => '/admin/entries?state=draft'],
    ['calendar', 10, () => '/admin/calendar'],
    ['care', 10, () => '/admin/care'],
    ['media', 10, () => '/admin/media'],
    ['record', 10, () => '/admin/history'],
    ['topics and countries', 10, () => '/admin/terms'],
  ]
  const page = (name: string, rounds: number, act: Thing['act']): Thing => ({ name, kind: 'page', rounds, act })
  const commonWords = (n: number) => `/search?q=w${(90 + n).toString(36)}+w${(120 + n).toString(36)}`
  let published = 100
  const saveAndRelease = async () => {
    await save(++published)
    await release(published)
  }
  const sitemapPart = '/sitemap/post-1.xml'
  return [
    ...pages.map(([name, rounds, path]) => page(name, rounds, (n) => work.get(path(n)))),
    // The results of a search grow with the archive: one text in six or seven has each of these words.
    { ...page('search, two common words', 20, (n) => work.get(commonWords(n))), kind: 'found' },
    // A part has up to 10,000 addresses, so it grows with the archive.
    {
      ...page('sitemap, a thousand addresses', 6, () => work.get(sitemapPart)),
      per: (await work.text(sitemapPart)).split('<loc>').length / 1_000,
    },
    page('opening the editor', 20, (n) => work.get(`/admin/entries/${among(live, n)}`)),
    page('preview', 20, (n) => work.get(`/admin/entries/${among(live, n)}/preview`)),
    // The first save removes the old text's words from two indexes; later saves replace few words.
    { ...page('first save of an old text', 40, (n) => save(n)), kind: 'desk' },
    page('autosave', 40, (n) => save(0, `Words that are new in save ${n}.`)),
    page('publishing', 20, (n) => release(n)),
    { ...page('front page in Khmer after a publish', 10, () => work.get('/km')), before: saveAndRelease },
    { ...page('post after a publish', 20, (n) => work.get(among(posts, n))), before: saveAndRelease },
    ...desk.map(([name, rounds, path]): Thing => ({ name, kind: 'desk', rounds, act: (n) => work.get(path(n)) })),
    {
      name: 'care after a publish',
      kind: 'desk',
      rounds: 5,
      act: () => work.get('/admin/care'),
      before: saveAndRelease,
    },
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

const subjects: Subject[] = []
try {
  for (const size of sizes) subjects.push(await open(size))
  await measureAll(subjects)
} finally {
  for (const { end } of subjects) await end()
}
const measured = subjects.map(({ costs }) => costs)
let failed = false
const columns = (texts: string[]) => texts.map((one) => one.padStart(9)).join('')
console.log(`\n${'processor ms'.padEnd(34)}${columns(sizes.map(String))}    times   at most`)
for (const [name, { kind, ms, tooLittle }] of measured.at(-1)!) {
  const times = ms / measured[0]!.get(name)!.ms
  const isOver = times > maxTimes[kind] && ms > tooLittle
  failed ||= isOver
  const costs = columns(measured.map((of) => of.get(name)!.ms.toFixed(1)))
  const limit = String(maxTimes[kind]).padStart(10)
  console.log(`${name.padEnd(34)}${costs}${times.toFixed(2).padStart(9)}${limit}${isOver ? '  over' : ''}`)
}
process.exit(failed ? 1 : 0)

// Measures what each request costs as the archive grows: node --import tsx bench/growth.ts [imported] [SIZE...]. See
// bench/README.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import type { EntryState } from '@/domain/publishing/entry-state'
import { content, text } from '@/domain/testing/newsroom'
import { sessionFor } from '@/e2e/support/staff'
import { root } from '@/scripts/run.mjs'
import { fillArchive } from './growth-fill'
import { importArchive } from './growth-imported'
import { makeRequests, requestsAmong, type ArchiveRequest } from './growth-requests'
import { ended, Work, type Saved } from './growth-work'
import { freePort, ownFolder, startSite } from './site.mjs'

const isImported = process.argv[2] === 'imported'
const chosen = process.argv.slice(isImported ? 3 : 2).map(Number)
const sizes = chosen.length > 0 ? chosen : isImported ? [500, 20_000] : [1_000, 100_000]

/** Maximum factors of cost between the small and the large archive. */
const maxTimes = { page: 1.5, desk: 2, start: 1.5 }
type Kind = keyof typeof maxTimes
type Name = { of: string; kind: Kind; path?: string }
/** Processor time in ms, and the bytes of the answer. */
type Cost = Name & { ms: number; bytes: number }
/** A shorter time in the largest archive (ms) is too short to measure. */
const tooLittle = 3
/**
 * Each request is asked in so many rounds, what seems to be over its limit in some more. The cheapest round counts: others
 * may meet a collection of garbage.
 */
const [rounds, moreRounds] = [2, 3]

/** A running server with its own archive. `costs`: by the number of a request, or by what was done. */
type Subject = {
  work: Work
  requests: ArchiveRequest[]
  saves: (Saved & { entryId: number; times?: number })[]
  costs: Map<string | number, Cost>
  end: () => Promise<void>
}

async function open(entries: number): Promise<Subject> {
  const dataDir = ownFolder()
  const port = await freePort()
  Object.assign(process.env, { DATA_DIR: dataDir, SITE_URL: `http://localhost:${port}` })
  // Keys are derived once in a process: both archives have the same secret.
  writeFileSync(join(dataDir, 'secret'), 'a secret of the measurement alone, which nobody else has', { mode: 0o600 })
  openDatabase(dataDir)
  migrateDatabase()
  const began = performance.now()
  const now = Date.now()
  const { person, requests } = await makeRequests()
  const filled = isImported ? await importArchive(entries, now) : fillArchive(rawWriter(), { entries, now })
  for (const id of filled.uploads) mkdirSync(join(dataDir, 'media', id), { recursive: true })
  const { cookie } = await sessionFor(person)
  const saves = rawWriter().prepare(newestPosts).all() as Subject['saves']
  closeDatabase()
  const megabytes = Math.round(statSync(join(dataDir, 'gazette.db')).size / 1_000_000)
  console.log(`${entries} entries, ${megabytes} MB, filled in ${Math.round((performance.now() - began) / 1000)} s`)

  const env = { ...process.env, PORT: String(port), HOST: 'localhost', DEMO: 'no' }
  const prepare = () => execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: root, env })
  prepare()
  const waited = ended()
  prepare()
  const prepared = ended() - waited
  // The processes of two cores.
  const server = await startSite({ dataDir, port, settings: { RENDERERS: '1' }, flags: ['--no-store'] })
  const end = async () => {
    await server.end()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const work = new Work(server.pid!, server.url, cookie)
  const costs: Subject['costs'] = new Map()
  for (const [of, ms] of Object.entries({ 'prepare, with nothing to do': prepared, start: work.spent() }))
    note(costs, of, { of, kind: 'start', ms, bytes: 0 })
  return { work, requests: [...requests, ...requestsAmong(filled)], saves, costs, end }
}

/** Keeps the least cost. A process that ended meanwhile took its time with it. */
function note(costs: Subject['costs'], key: string | number, cost: Cost) {
  if (cost.ms > 0 && cost.ms < (costs.get(key)?.ms ?? Infinity)) costs.set(key, cost)
}

/** Sends each request to all archives in turn, so that a shared machine is equally busy for each. */
async function measureAll(subjects: Subject[]) {
  const measure = async (n: number, when?: string, kind?: Kind, before?: typeof publish) => {
    for (const subject of subjects) {
      const { work, requests, costs } = subject
      const { of, path, ...asked } = requests[n]!
      await before?.(subject)
      const { ms, result: bytes } = await work.cost(() => work.get(path))
      const name: Name = when ? { of: `${when}: ${of}`, kind: kind ?? asked.kind } : { of, path, kind: asked.kind }
      note(costs, when ? name.of : n, { ...name, ms, bytes })
    }
  }
  const every = subjects[0]!.requests.keys().toArray()
  const first = (of: string) => every.find((n) => subjects[0]!.requests[n]!.of === of)!
  // The check of the start runs beside the first search.
  for (const of of ['search', 'post', 'page /admin']) await measure(first(of), 'first after a start', 'start')
  for (const { work } of subjects) await work.rest()
  for (let round = 0; round < rounds + moreRounds; round++) {
    const over = new Set(judged(subjects).flatMap(({ key, isOver }) => (isOver ? [key] : [])))
    const isAsked = (key: string | number) => round < rounds || over.has(key)
    // A server forgets its answers.
    for (const subject of subjects) await publish(subject)
    for (const n of every) if (isAsked(n)) await measure(n)
    for (const [n, { of }] of subjects[0]!.requests.entries())
      if (first(of) === n && isAsked(`after a publish: ${of}`)) await measure(n, 'after a publish', undefined, publish)
  }
}

/** The newest posts, with their newest saves. */
const newestPosts = `select entries.id as entryId, head_id as revisionId, counter from entries
  join revisions on revisions.id = head_id where kind = 'post' and last_release_at is not null and trashed_at is null
  order by entries.id desc limit 20`

/** Saves the next post, saves it again, and publishes it. */
async function publish({ work, saves, costs }: Subject) {
  const { entryId, revisionId, counter, times = 0 } = saves.shift()!
  const address = `/api/desk/entries/${entryId}`
  const save = (base: unknown, words: string) => {
    const draft = content({ title: `Saved ${entryId}`, slug: `saved-${entryId}`, summary: 'S', body: text(words) })
    return work.send('PUT', `${address}/draft`, { base, session: 'bench-growth', content: draft })
  }
  const step = async (of: string, act: () => Promise<Saved>) => {
    const { ms, result } = await work.cost(act)
    note(costs, of, { of, kind: 'desk', ms, bytes: 0 })
    return result
  }
  const first = await step(times === 0 ? 'first save of an old text' : 'save', () =>
    save({ revisionId, counter }, `New words, ${times}.`),
  )
  const saved = await step('autosave', () => save(first, `Newer words, ${times}.`))
  const { standing } = (await work.send('GET', `${address}/state`, undefined)) as unknown as EntryState
  await step('publishing', () => work.send('POST', `${address}/release`, { ...saved, seen: standing.releaseActs }))
  saves.push({ ...saved, entryId, times: times + 1 })
}

/** Holds the costs of the largest archive against those of the smallest. */
function judged(subjects: Subject[]) {
  const [small, large] = [subjects[0]!.costs, subjects.at(-1)!.costs]
  return [...large].flatMap(([key, { kind, ms, bytes, ...name }]) => {
    const before = small.get(key)
    if (!before) return []
    // A list that a small archive does not fill is shorter there.
    const limit = maxTimes[kind] * Math.max(1, bytes / Math.max(before.bytes, 1))
    const times = ms / before.ms
    return { ...name, key, before: before.ms, ms, bytes, times, limit, isOver: ms > tooLittle && times > limit }
  })
}

/** Prints what is over its limit, and of each other group the dearest; returns whether any is over. */
function report(subjects: Subject[]) {
  const found = judged(subjects)
  const columns = (texts: (string | number)[]) => texts.map((one) => String(one).padStart(9)).join('')
  console.log(`\n${'processor ms'.padEnd(60)}${columns([...sizes, 'times', 'at most', 'kB'])}`)
  for (const group of Map.groupBy(found, ({ of }) => of).values()) {
    const over = group.filter(({ isOver }) => isOver)
    const dearest = group.toSorted((a, b) => b.ms - a.ms).slice(0, 1)
    for (const { of, path, before, ms, times, limit, bytes, isOver } of over.length > 0 ? over : dearest) {
      const name = `${of} ${path ?? ''}`.slice(0, 58).padEnd(60)
      const kilobytes = Math.ceil(bytes / 1_000)
      const texts = [before.toFixed(1), ms.toFixed(1), times.toFixed(2), limit.toFixed(1), kilobytes]
      console.log(`${name}${columns(texts)}${isOver ? '  over' : ''}`)
    }
  }
  return found.some(({ isOver }) => isOver)
}

const subjects: Subject[] = []
try {
  for (const size of sizes) subjects.push(await open(size))
  await measureAll(subjects)
} finally {
  for (const { end } of subjects) await end()
}
process.exit(report(subjects) ? 1 : 0)

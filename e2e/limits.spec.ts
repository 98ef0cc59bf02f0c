import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { closeDatabase, openDatabase } from '@/db/connection'
import { recordMade } from '@/domain/backups/backups'
import { checkTonight } from '@/domain/care/nightly-check'
import { changeSettings } from '@/domain/site/settings'
import { got } from '@/domain/testing/newsroom'
import { pick } from '@/lib/lists/pick'
import { fullTexts, type FullTexts } from './limits/full-texts'
import { endpoints } from './permissions/build'
import type { Answer } from './permissions/call'
import { allowedBy, ask, changes, nameOf, ownersFor, type Stage } from './permissions/check'
import { Contents } from './permissions/contents'
import { callers, newsroom } from './permissions/newsroom'
import { about } from './permissions/other-entries'
import type { Row, Sample } from './permissions/row'
import { rows } from './permissions/rows'
import { zoneWithNoon } from './support/hours'
import { clone, runsAsInstalled } from './support/places'
import { freePort, startServer } from './support/server'

// Sends every request of the matrix of rights about texts, files and consents at their limits to one process, and
// measures for how long nothing else could run in it. Uses requests, without a browser.

/** Milliseconds of processor time in which a request may let nobody else run, on the machine of bench/README.md. */
const maxStretch = 100

/** On a shared core the same work takes up to half as much more. */
const sharedCore = 1.5

/** Returns how many times slower than that machine, which parses the full text in 12 ms, this one is now; at least 1. */
function slownessNow(body: object) {
  const json = JSON.stringify(body)
  const times = Array.from({ length: 5 }, () => {
    const began = process.cpuUsage()
    JSON.parse(json)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  })
  return Math.max(1, Math.min(...times) / 12)
}

/** A request that may take longer, with the most milliseconds: 84 mostly, 400 once. It empties SQLite's log. */
const slower: Record<string, number> = { 'admin/erasures#confirmErasure (confirms an erasure)': 400 }

const maxStretchOf = (name: string) => slower[name] ?? maxStretch

/** After them the database is written anew, and nobody else can write for seconds: they come last, and once. */
const isErasing = /#(eraseText|confirmErasure)$/
const maxTries = 5
const maxAttempts = 6

/** Waits until others may write again: each attempt gives up after 10 s. */
async function whenWritable<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; n < maxAttempts; n++) {
    const done = await work().then(
      (value) => ({ value }),
      () => undefined,
    )
    if (done) return done.value
  }
  return work()
}

/** A backup, which a process of its own makes. */
const isLeftOut = /#backUpNow/

/** Asks again, as the answer says, while another process writes. */
async function whenNotBusy<A extends { answer: Answer }>(measured: () => Promise<A>): Promise<A> {
  for (let n = 1; n < maxAttempts; n++) {
    const done = await measured()
    if (done.answer.status !== 503) return done
  }
  return measured()
}

type Measurement = { name: string; ms: number; answer: Answer }

test('at the limits of all that it reads, no request to the desk holds others up', async () => {
  test.setTimeout(1_200_000)
  const stage = await fullStage()
  const found: Measurement[] = []
  const asked = rows.filter(({ of }) => stage.endpoints.has(of) && !/^public /.test(of) && !isLeftOut.test(of))
  const isLast = ({ of }: Row) => Number(isErasing.test(of))
  for (const row of asked.toSorted((a, b) => isLast(a) - isLast(b))) found.push(...(await tryRow(stage, row)))
  await stage.stop()
  const worst = found.toSorted((a, b) => b.ms - a.ms)
  console.log(
    worst
      .slice(0, 20)
      .map(({ name, ms }) => `${ms.toFixed(0).padStart(5)} ms ${name}`)
      .join('\n'),
  )
  const tooSlow = worst.filter(({ name, ms }) => ms > sharedCore * maxStretchOf(name))
  expect(tooSlow.map(({ name, ms }) => `${name}: ${ms.toFixed(0)} ms`)).toEqual([])
  const failed = found.filter(({ answer }) => answer.status >= 500)
  expect(
    failed.map(({ name, answer }) => `${name}: ${answer.status} ${answer.says || answer.text.slice(0, 300)}`),
  ).toEqual([])
})

/** The least of five tries: others use the machine, and the first request loads code. */
async function tryRow(stage: FullStage, row: Row): Promise<Measurement[]> {
  const found = new Map<string, Measurement>()
  const isOpen = () => !found.size || [...found.values()].some(({ name, ms }) => ms > maxStretchOf(name))
  for (let n = isErasing.test(row.of) ? maxTries - 1 : 0; n < maxTries && isOpen(); n++) {
    const [owner] = await ownersFor(stage.room, row)
    const sample = await whenWritable(async () => row.sample(stage.room, owner!))
    const caller = (await allowedBy(stage, { row, owner: owner! })).at(-1)!
    for (const [what, one] of Object.entries(samplesOf(sample, stage.full, !changes(stage, row)))) {
      const name = `${nameOf(row)}${what}`
      const request = () =>
        ask(stage, { row, sample: one }, { caller }).catch((error: unknown) => {
          throw new Error(`${name} was not answered whole`, { cause: error })
        })
      const { ms, answer } = await whenNotBusy(() => stage.longestOf(request))
      const onThatMachine = ms > maxStretchOf(name) ? ms / slownessNow(stage.full.body) : ms
      found.set(name, { name, answer, ms: Math.min(onThatMachine, found.get(name)?.ms ?? Infinity) })
    }
    await row.settles?.(stage.room)
  }
  return [...found.values()]
}

/** The request about what the row makes; a reading one also about the text, file or consent that has everything. */
function samplesOf(sample: Sample, full: FullTexts, isReading: boolean): Record<string, Sample> {
  const path = sample.path
    ?.replace(/\/media\/[0-9a-z]{12}/, `/media/${full.mediaId}`)
    .replace(/\/consents\/\d+/, `/consents/${full.consentId}`)
    .replace(/\/revisions\/\d+/, `/revisions/${full.revisionId}`)
    .replace(/from=\d+&to=\d+/, `from=${full.first}&to=${full.revisionId}`)
  const other = about({ ...sample, path }, full.entryId)
  return { '': sample, ...(isReading && other.path !== sample.path && { ', with everything': other }) }
}

type FullStage = Awaited<ReturnType<typeof fullStage>>

async function fullStage() {
  const dataDir = join(process.env.GAZETTE_E2E!, `limits-${process.pid}`)
  const [port, stretchesPort] = [await freePort(), await freePort()]
  mkdirSync(dataDir)
  Object.assign(process.env, { DATA_DIR: dataDir, PORT: String(port), SITE_URL: `http://localhost:${port}` })
  const env = { ...runsAsInstalled(), DATA_DIR: dataDir, DEMO: 'no' }
  execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], { cwd: clone, env })
  openDatabase(dataDir)
  // The server starts neither a backup nor a check of files by itself.
  const backup = { madeAt: Date.now(), place: join(dataDir, 'none'), bytes: 1, files: 1, encrypted: false }
  await recordMade(backup, Date.now())
  const filling: NonNullable<Parameters<typeof newsroom>[0]> = {}
  const room = await newsroom(filling)
  got(await changeSettings(room.chief.actor, { zone: zoneWithNoon }, Date.now()))
  const full = await fullTexts(room)
  const cast = await callers(room)
  await checkTonight(Date.now())
  Object.assign(filling, pick(full, 'fill', 'check'))
  const settings = {
    BACKUP_DIR: join(dataDir, 'backups'),
    INDEXNOW_URL: 'http://localhost:9/none',
    STRETCHES_PORT: String(stretchesPort),
    NODE_OPTIONS: `--import ${join(import.meta.dirname, 'limits/stretches.mjs')}`,
  }
  const server = await startServer({ dataDir, port, settings })
  const contents = new Contents(dataDir)
  const archive = { canaries: [], planted: [] }
  const stage: Stage = { site: server.url, room, archive, contents, callers: cast, endpoints: endpoints() }
  const stretches = async (path: string) => (await fetch(`http://localhost:${stretchesPort}${path}`)).text()

  async function longestOf(request: () => Promise<Answer>) {
    await stretches('/begin')
    const answer = await request()
    return { answer, ms: Number(await stretches('/end')) }
  }

  async function stop() {
    contents.close()
    await server.stop()
    closeDatabase()
  }

  return { ...stage, full, longestOf, stop }
}

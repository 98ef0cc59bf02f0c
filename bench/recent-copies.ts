// Copies between the daily backups of an archive of 10,000 entries: what one costs, and how long a reader waits meanwhile.
// node --import tsx bench/recent-copies.ts [ENTRIES] [PLACE]; the server of the built site runs beside it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { someone } from '@/domain/testing/newsroom'
import { freePort } from '@/e2e/support/server'
import { root } from '@/scripts/run.mjs'
import { fillArchive } from './growth-fill'

const entries = Number(process.argv[2] ?? 10_000)
const place = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'gazette-copies-'))
const dataDir = join(place, 'data')
const port = await freePort()
const settings = { DATA_DIR: dataDir, BACKUP_DIR: join(place, 'backups'), BACKUP_EVERY: '5', BACKUP_AT: '0' }
Object.assign(process.env, settings, { PORT: String(port), HOST: 'localhost', SITE_URL: `http://localhost:${port}` })

/** Gives each upload of the filled archive a file of 20 kB, as its rows say then. */
function makeFiles() {
  const raw = rawWriter()
  const rows = raw.prepare('select media_id as id, name from stored_files').all() as { id: string; name: string }[]
  raw.exec('begin')
  for (const { id, name } of rows) {
    const bytes = randomBytes(20_000)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    mkdirSync(join(dataDir, 'media', id), { recursive: true })
    writeFileSync(join(dataDir, 'media', id, name), bytes, { mode: 0o600 })
    raw.prepare('update stored_files set bytes = 20000, sha256 = ? where media_id = ?').run(sha256, id)
    raw.prepare('update media set bytes = 20000, sha256 = ? where id = ?').run(sha256, id)
  }
  raw.exec('commit')
  return rows.length
}

/** How long (ms) a reader of the front page waits, asking again and again until told to stop. */
async function readFrontPage(stop: AbortSignal) {
  const waits: number[] = []
  while (!stop.aborted) {
    const began = performance.now()
    const asking = request(`http://localhost:${port}/`).end()
    const [response] = await once(asking, 'response')
    response.resume()
    await once(response, 'end')
    waits.push(performance.now() - began)
    await wait(5)
  }
  return waits.sort((a, b) => a - b)
}

const at = (waits: number[], share: number) => waits[Math.floor((waits.length - 1) * share)]!.toFixed(1)

function bytesOf(folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const facts = files.map((file) => statSync(join(file.parentPath, file.name)))
  return { all: sum(facts), own: sum(facts.filter(({ nlink }) => nlink === 1)) }
}

const sum = (facts: { size: number }[]) => facts.reduce((total, { size }) => total + size, 0)
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

/** Runs a command and answers with the seconds of processor time that it took. */
function timed(...args: string[]) {
  const script = `const { spawnSync } = require('node:child_process')
    const { status } = spawnSync(process.execPath, ${JSON.stringify(['--import', 'tsx', 'cli/main.ts', ...args])}, { stdio: ['ignore', 'ignore', 'inherit'] })
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    console.log(JSON.stringify({ status, own: userCPUTime + systemCPUTime }))`
  const child = spawn('/bin/sh', ['-c', 'node -e "$0"; times', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  return once(child, 'exit').then(() => {
    const seconds = [
      ...output
        .trim()
        .split('\n')
        .at(-1)!
        .matchAll(/(\d+)m([\d.]+)s/g),
    ].map(([, m, s]) => Number(m) * 60 + Number(s))
    return { cpu: seconds.reduce((total, one) => total + one, 0), isWell: output.includes('"status":0') }
  })
}

openDatabase(dataDir)
migrateDatabase()
await someone('admin', 'Anna')
fillArchive(rawWriter(), { entries, now: Date.now() })
const files = makeFiles()
closeDatabase()
spawnSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'prepare'], {
  cwd: root,
  env: { ...process.env, DEMO: 'no' },
})
console.log(`${entries} entries, ${files} files, database ${megabytes(statSync(join(dataDir, 'gazette.db')).size)}`)

const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
  cwd: root,
  env: { ...process.env, BACKUP_DIR: '', BACKUP_EVERY: '' },
  stdio: 'ignore',
})
try {
  while (!(await fetch(`http://localhost:${port}/`).catch(() => undefined))?.ok) await wait(200)
  await wait(5_000)
  const quiet = new AbortController()
  setTimeout(() => quiet.abort(), 5_000)
  const idle = await readFrontPage(quiet.signal)
  console.log(`front page, nothing else: p50 ${at(idle, 0.5)} ms, p99 ${at(idle, 0.99)} ms`)
  for (let n = 0; n < 4; n++) {
    const stop = new AbortController()
    const reading = readFrontPage(stop.signal)
    const began = performance.now()
    const { cpu, isWell } = await timed('backup', '--recent')
    const seconds = (performance.now() - began) / 1000
    stop.abort()
    const waits = await reading
    const newest = readdirSync(join(place, 'backups/recent'))
      .filter((name) => name.startsWith('gazette-'))
      .sort()
      .at(-1)!
    const { all, own } = bytesOf(join(place, 'backups/recent', newest))
    console.log(
      `copy ${n + 1}: ${isWell ? 'made' : 'FAILED'} in ${seconds.toFixed(1)} s, processor ${cpu.toFixed(1)} s, ${megabytes(all)} of which new ${megabytes(own)}; front page meanwhile p50 ${at(waits, 0.5)} ms, p99 ${at(waits, 0.99)} ms`,
    )
    openDatabase(dataDir)
    rawWriter().prepare('insert into settings (key, value) values (?, ?)').run(`bench-${n}`, '1')
    closeDatabase()
  }
  const newest = readdirSync(join(place, 'backups/recent'))
    .filter((name) => name.startsWith('gazette-'))
    .sort()
    .at(-1)!
  const proof = await timed('backup', 'prove', join(place, 'backups/recent', newest))
  console.log(`proof of one: ${proof.isWell ? 'good' : 'NOT GOOD'}, processor ${proof.cpu.toFixed(1)} s`)
} finally {
  const end = once(server, 'exit')
  server.kill()
  await end
  if (existsSync(place)) rmSync(place, { recursive: true, force: true })
}

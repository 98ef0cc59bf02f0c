// What a move between SQLite and PostgreSQL costs, and what three forms of a backup do: node --import tsx bench/moving.ts [ENTRIES]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { withRowsOf } from '@/db/rows/files'
import { tableModels } from '@/db/rows/model'
import { connectPostgres } from '@/db/engines/postgres-client'
import { inSnapshotOf } from '@/db/rows/postgres-source'
import { fillFile } from '@/db/rows/sqlite-target'
import { type RowSource, sumsOf } from '@/db/rows/source'
import { snapshot } from '@/db/snapshot'
import { databaseAt, runAt } from '@/db/test-server'
import { someone } from '@/domain/testing/newsroom'
import { root } from '@/scripts/run.mjs'
import { postgresForTests } from '@/scripts/postgres.mjs'
import { fillArchive } from './growth-fill'

const entries = Number(process.argv[2] ?? 10_000)
const place = mkdtempSync(join(tmpdir(), 'gazette-moving-'))
const dataDir = join(place, 'data')
const file = join(dataDir, 'gazette.db')
const server = postgresForTests(join(place, 'postgres'))
if (!server) throw new Error('This needs PostgreSQL on this machine.')

openDatabase(dataDir)
migrateDatabase()
await someone('admin')
fillArchive(rawWriter(), { entries, now: Date.now() })
// It has no files: rows alone are moved.
rawWriter().exec(`update stored_files set problem = 'missing'`)
closeDatabase()

const stop = await server.start()
await runAt(server.url, `create database moving encoding 'UTF8' template template0`)
const url = databaseAt(server.url, 'moving')
try {
  await move('to PostgreSQL', dataDir, '', 'to', 'postgres', url)
  await move('to SQLite', dataDir, url, 'to', 'sqlite', join(place, 'back'))
  await form('the database file, compact (vacuum into)', 'compact.db', async (to) => snapshot(file, to))
  await form('the rows in a new database file', 'rows.db', (to) => withRowsOf(file, (source) => fillFile(to, source)))
  await form('the rows as JSON, a line each', 'rows.jsonl', (to) =>
    withRowsOf(file, (source) => writeLines(to, source)),
  )
  const client = await connectPostgres(url)
  await form('from PostgreSQL: the rows in a new database file', 'postgres.db', (to) =>
    inSnapshotOf(client, (source) => fillFile(to, source)),
  )
  const began = performance.now()
  await inSnapshotOf(client, sumsOf)
  console.log(`Sums over all rows in PostgreSQL: ${seconds(began)}`)
  await client.end()
} finally {
  await stop()
  rmSync(place, { recursive: true, force: true })
}

function seconds(began: number) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}

/** Runs a move as a person does; its steps with the time at which each began, and the most memory that one of its processes had. */
async function move(what: string, dataDir: string, databaseUrl: string, ...args: string[]) {
  const began = performance.now()
  const env = { ...process.env, NODE_ENV: 'test' as const, DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  const command = ['--import', 'tsx', 'cli/main.ts', 'move', ...args]
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line.endsWith('…')) console.log(`  ${seconds(began)}: ${line}`)
  })
  let [own, max] = [0, 0]
  const look = setInterval(() => {
    own = Math.max(own, peakOf(child.pid!))
    max = Math.max(max, ...withChildren(child.pid!).map(peakOf))
  }, 50)
  const [code] = (await once(child, 'exit')) as [number]
  clearInterval(look)
  console.log(
    `${what}: ${code === 0 ? seconds(began) : `ended with ${code}`}, at most ${megabytes(own)}, and ${megabytes(max)} in the processes that write the export`,
  )
}

function megabytes(bytes: number) {
  return `${Math.round(bytes / 1e6)} MB`
}

function withChildren(pid: number): number[] {
  const children = readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(withChildren)]
}

/** The most memory (bytes) that a process ever had. */
function peakOf(pid: number) {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readProc(`${pid}/status`))?.[1] ?? 0) * 1024
}

function readProc(name: string) {
  try {
    return readFileSync(`/proc/${name}`, 'utf8')
  } catch {
    return ''
  }
}

async function form(what: string, name: string, make: (to: string) => Promise<void>) {
  const to = join(place, name)
  const began = performance.now()
  await make(to)
  const made = seconds(began)
  console.log(`${what}: ${made}, ${(statSync(to).size / 1e6).toFixed(1)} MB`)
}

async function writeLines(to: string, source: RowSource) {
  const hash = createHash('sha256')
  const descriptor = openSync(to, 'w')
  for (const table of tableModels())
    for await (const rows of source.rowsOf(table)) {
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      hash.update(text)
      writeSync(descriptor, text)
    }
  closeSync(descriptor)
}

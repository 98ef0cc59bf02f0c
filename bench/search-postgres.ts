// What searches take of PostgreSQL: node --import tsx bench/search-postgres.ts [ENTRIES] [PAGES OF FILES] [FOLDER TO KEEP THE ARCHIVE IN]. See bench/README.md.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { migratePostgres } from '@/db/migrate-postgres'
import { databaseAt, runAt } from '@/db/test-server'
import { makeCluster, postgresPrograms, serverUrl, startServer } from '@/scripts/postgres.mjs'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const [entries = '100000', pages = '20000', keptFolder] = positionals
if (!postgresPrograms()) throw new Error('This needs PostgreSQL on this machine.')
const folder = keptFolder ? resolve(keptFolder) : mkdtempSync(join(tmpdir(), 'gazette-search-'))
const cluster = join(folder, 'postgres')
const isFilled = existsSync(join(folder, 'filled'))
// What a server has without being set up, and what it has to say of its own work.
const settings = [
  'autovacuum=on',
  'shared_buffers=128MB',
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
]

if (!isFilled) makeCluster(cluster)
const stop = await startServer(cluster, settings)
const url = databaseAt(serverUrl(cluster), 'searched')
let isGood: boolean
try {
  if (!isFilled) await fill()
  // A kept archive may be of an earlier version.
  await migratePostgres(url)
  await runAt(url, 'analyze')
  const [{ size }] = (await runAt(url, `select pg_size_pretty(pg_database_size('searched')) as size`)).rows as [Record<string, string>] // prettier-ignore
  console.log(`${entries} entries, ${pages} pages of files: ${size}`)
  Object.assign(process.env, { DATABASE_URL: url, SECRET: Buffer.alloc(32, 7).toString('base64') })
  process.env.DATA_DIR = folder
  // The engine is settled when the schema is loaded.
  const { measure } = await import('./search-postgres/measure')
  isGood = await measure(url, values.only)
} finally {
  await stop()
  if (!keptFolder) rmSync(folder, { recursive: true, force: true })
}
process.exit(isGood ? 0 : 1)

async function fill() {
  await runAt(serverUrl(cluster), `create database searched encoding 'UTF8' template template0`)
  const program = ['--import', 'tsx', join(import.meta.dirname, 'search-postgres-fill.ts'), folder, url, entries, pages]
  execFileSync(process.execPath, program, { stdio: 'inherit' })
  // As autovacuum does by itself soon after.
  await runAt(url, 'vacuum analyze')
  mkdirSync(join(folder, 'filled'))
}

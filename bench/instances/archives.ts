import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { keyFor } from '@/auth/keys'
import { closeDatabase, openDatabase, rawWriter } from '@/db/connection'
import { connectPostgres } from '@/db/engines/postgres-client'
import { migrateDatabase } from '@/db/migrate'
import { migratePostgres } from '@/db/migrate-postgres'
import { withRowsOf } from '@/db/rows/files'
import { fillPostgres } from '@/db/rows/postgres-target'
import { databaseAt, runAt } from '@/db/test-server'
import { maxSessionAge, openSession } from '@/domain/staff/sessions'
import { someone } from '@/domain/testing/newsroom'
import { makeCluster, serverUrl, startServer as startPostgres } from '@/scripts/postgres.mjs'
import { root } from '@/scripts/run.mjs'
import { freePort, startServer } from '../../e2e/support/server'
import { fillArchive, type Filled } from '../growth-fill'
import { copyWords } from '../search-postgres/words'

export type Archive = {
  name: string
  urls: string[]
  cookie: string
  filled: Filled
  newestOf: (entryId: number) => { revisionId: number; counter: number }
  /** Processor time (ms) of its servers, and of the server of its database. */
  spent: () => Promise<{ servers: number; database: number }>
}

const secret = Buffer.alloc(32, 9).toString('base64')

/** The same archive three times: one process with SQLite, one instance on PostgreSQL, and two. */
export async function makeArchives(place: string, entries: number) {
  const dataDir = join(place, 'data')
  writeFileSync(join(dataDir, 'secret'), secret, { mode: 0o600 })
  Object.assign(process.env, { SITE_URL: 'http://localhost' })
  openDatabase(dataDir)
  migrateDatabase()
  const editor = await someone('admin', 'Anna')
  const filled = fillArchive(rawWriter(), { entries, now: Date.now() })
  const sid = await openSession(editor.id!, Date.now())
  const value = await encode({ token: { sid }, secret: keyFor('session'), maxAge: maxSessionAge / 1000 })
  rawWriter().pragma('wal_checkpoint(truncate)')
  closeDatabase()
  const file = join(place, 'as-filled.db')
  cpSync(join(dataDir, 'gazette.db'), file)
  const newest = new Database(file, { readonly: true }).prepare('select id as revisionId, counter from revisions where entry_id = ? order by id desc limit 1') // prettier-ignore
  const shared = { cookie: `gazette=${value}`, filled, newestOf: (id: number) => newest.get(id) as { revisionId: number; counter: number } } // prettier-ignore

  const cluster = join(place, 'postgres')
  makeCluster(cluster)
  // As a server is that nobody has set up, without flushes.
  const stopPostgres = await startPostgres(cluster, ['autovacuum=on', 'shared_buffers=128MB', 'full_page_writes=on'])
  const stops: (() => Promise<unknown>)[] = []
  const serve = async (name: string, settings: Record<string, string>, count: number): Promise<Archive> => {
    execFileSync(process.execPath, ['.compiled/cli/main.js', 'prepare'], {
      cwd: root,
      env: { ...process.env, ...settings, DEMO: 'no' },
    })
    const pids: number[] = []
    const urls: string[] = []
    for (let n = 0; n < count; n++) {
      const server = await startServer({
        dataDir: settings.DATA_DIR!,
        port: await freePort(),
        siteUrl: urls[0],
        settings,
      })
      stops.push(() => server.stop())
      pids.push(server.pid())
      urls.push(server.url)
    }
    const postmaster = () => Number(readFileSync(join(cluster, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    // Connections come and go.
    const seen = new Set<number>()
    const spent = async () => {
      for (const pid of settings.DATABASE_URL ? childrenOf(postmaster()) : []) seen.add(pid)
      const sumOf = (all: Iterable<number>) => [...all].reduce((sum, pid) => sum + spentBy(pid), 0)
      return { servers: sumOf(pids), database: sumOf(seen) }
    }
    return { name, urls, spent, ...shared }
  }
  const onPostgres = async (name: string, count: number) => {
    const database = `of_${count}`
    await runAt(serverUrl(cluster), `create database ${database} encoding 'UTF8' template template0`)
    const url = databaseAt(serverUrl(cluster), database)
    await migratePostgres(url)
    const client = await connectPostgres(url)
    await withRowsOf(file, (source) => fillPostgres(client, source))
    await copyWords(file, client)
    await client.query('vacuum analyze')
    await client.end()
    const folder = join(place, `data-${count}`)
    mkdirSync(folder)
    return serve(name, { DATA_DIR: folder, DATABASE_URL: url, SECRET: secret }, count)
  }
  const archives = [
    await serve('SQLite', { DATA_DIR: dataDir }, 1),
    await onPostgres('PostgreSQL, 1 instance', 1),
    await onPostgres('PostgreSQL, 2 instances', 2),
  ]
  const end = async () => {
    for (const stop of stops) await stop()
    await stopPostgres()
  }
  return { archives, end }
}

function childrenOf(pid: number) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

const lastSeen = new Map<number, number>()

/** Of all threads of a process, in ms; of one that has ended, as it was seen last. */
function spentBy(pid: number) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const times = threads.map((id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]))
    lastSeen.set(pid, times.reduce((sum, one) => sum + one, 0) / 1e6)
  } catch {
    // It has ended.
  }
  return lastSeen.get(pid) ?? 0
}

import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { LRUCache } from 'lru-cache'
import { env } from '../../lib/process/env'
import { setLanguages } from '../../lib/languages/languages'
import { createPause } from '../../lib/process/pauses'
import { makePrivate } from '../../lib/files/private-files'
import { isRefusal } from '../faults'
import type { Db, Tx } from '../handles'
import * as schema from '../schema'
import { mainLanguageOf } from './main-language'
import { isOutdatedInSqlite, OutdatedVersion } from './outdated'

type SqliteConnections = {
  file: string
  reader?: { raw: Database.Database; db: Db; dataVersion: Database.Statement }
  writer?: { raw: Database.Database; db: Tx; isOutdated?: Database.Statement }
}

const globalKey = Symbol.for('gazette.sqlite')
const globalState = globalThis as { [globalKey]?: SqliteConnections }

function connections(): SqliteConnections {
  return (globalState[globalKey] ??= { file: join(env().dataDir, 'gazette.db') })
}

const maxStatements = 300

/** Keeps compiled statements by their text: Drizzle would compile each again, a third of the time of a save. */
function withStatements<T>(raw: Database.Database): T {
  const statements = new LRUCache<string, Database.Statement>({ max: maxStatements })
  const prepare = (sql: string) => {
    const statement = statements.get(sql) ?? raw.prepare(sql)
    statements.set(sql, statement)
    // Drizzle turns this on for a query whose columns it knows, and expects it to be off.
    return statement.reader ? statement.raw(false) : statement
  }
  const client = Object.assign(Object.create(raw) as Database.Database, { prepare })
  return drizzle(client, { schema, casing: 'snake_case' }) as unknown as T
}

function openReader() {
  const all = connections()
  if (!all.reader) {
    const raw = new Database(all.file, { fileMustExist: true })
    raw.pragma('query_only = on')
    raw.pragma('cache_size = -65536')
    // Prepared, since every request asks: a quarter of the cost of `raw.pragma`.
    const dataVersion = raw.prepare('pragma data_version').pluck()
    all.reader = { raw, db: withStatements<Db>(raw), dataVersion }
  }
  return all.reader
}

function openWriter() {
  const all = connections()
  if (!all.writer) {
    mkdirSync(dirname(all.file), { recursive: true, mode: 0o700 })
    makePrivate(all.file)
    const raw = new Database(all.file, { timeout: 0 })
    raw.pragma('journal_mode = wal')
    raw.pragma('synchronous = full') // the default under WAL in better-sqlite3 is NORMAL: a power cut would lose commits
    raw.pragma('foreign_keys = on')
    raw.pragma('secure_delete = on')
    if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite refused synchronous=FULL')
    all.writer = { raw, db: withStatements<Tx>(raw) }
  }
  return all.writer
}

export function read(): Db {
  return openReader().db
}

export async function inReadSnapshot<T>(work: () => Promise<T>): Promise<T> {
  const { raw } = openReader()
  raw.exec('begin')
  try {
    // The first read begins the transaction.
    publicVersion()
    return await work()
  } finally {
    raw.exec('commit')
  }
}

/** Polls for the lock every 25 ms for 10 s: `busy_timeout` would block all readers. Throws SQLITE_BUSY. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, begun: () => void): Promise<T> {
  const own = openWriter()
  const { raw, db } = own
  await beginWriting(raw)
  begun()
  try {
    // Prepared only now, since the table is missing before the first migration.
    own.isOutdated ??= raw.prepare(`select ${isOutdatedInSqlite}`).pluck()
    if (own.isOutdated.get()) throw new OutdatedVersion()
    const result = await work(db)
    raw.exec(isRefusal(result) ? 'rollback' : 'commit')
    return result
  } catch (error) {
    if (raw.inTransaction) raw.exec('rollback')
    throw error
  }
}

/** Statements are freed only as the event loop turns: without pauses, a million transactions would fill the memory. */
const pauseForOthers = createPause()

async function beginWriting(raw: Database.Database) {
  await pauseForOthers()
  for (const deadline = performance.now() + 10_000; ; await wait(25)) {
    try {
      return raw.exec('begin immediate')
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > deadline) throw error
    }
  }
}

/** `PRAGMA data_version` (2 microseconds) shows any commit; only then is the counter read. */
export function publicVersion(): number {
  const { raw, dataVersion } = openReader()
  const commits = dataVersion.get() as number
  if (lastVersion?.raw !== raw || lastVersion.commits !== commits) {
    const asked = raw.prepare(
      `select n, ${isOutdatedInSqlite} as outdated, ${mainLanguageOf} as main from public_version`,
    )
    const { n, outdated, main } = asked.get() as { n: number; outdated: number; main: string | null }
    if (outdated) throw new OutdatedVersion()
    setLanguages(main)
    lastVersion = { raw, commits, n }
  }
  return lastVersion.n
}
let lastVersion: { raw: Database.Database; commits: number; n: number } | undefined

export function knownVersion(): number {
  return publicVersion()
}

type DbOfFile = { values(query: SQL): unknown[][]; run(query: SQL): unknown }

export async function selectValues<R extends unknown[]>(db: Db, query: SQL): Promise<R[]> {
  return (db as unknown as DbOfFile).values(query) as R[]
}

export async function execute(tx: Tx, statement: SQL): Promise<void> {
  ;(tx as unknown as DbOfFile).run(statement)
}

/** False while another process reads an older state. */
export function emptyLog(): boolean {
  const [row] = openWriter().raw.pragma('wal_checkpoint(truncate)') as { busy: number }[]
  return row!.busy === 0
}

export function rawWriter(): Database.Database {
  return openWriter().raw
}

export function close() {
  globalState[globalKey]?.reader?.raw.close()
  globalState[globalKey]?.writer?.raw.close()
  delete globalState[globalKey]
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { env, setDataDir } from '../lib/env'
import { metrics } from '../lib/metrics'
import { makePrivate } from '../lib/private-files'
import * as schema from './schema'

export type Db = BetterSQLite3Database<typeof schema>

/** A database inside `write`. Functions that change something take it; only `write` makes one. */
export type Tx = Db & { readonly [writing]: true }
declare const writing: unique symbol

type Connections = {
  file: string
  reader?: { raw: Database.Database; db: Db; dataVersion: Database.Statement }
  writer?: { raw: Database.Database; db: Tx }
  queue: Promise<unknown>
  inside: AsyncLocalStorage<true>
}

// Next's bundles and the front door each load this module; they must share one reader and one writer.
const key = Symbol.for('gazette.connections')
const shared = globalThis as { [key]?: Connections }

function connections(): Connections {
  return (shared[key] ??= {
    file: join(env().dataDir, 'gazette.db'),
    queue: Promise.resolve(),
    inside: new AsyncLocalStorage(),
  })
}

function reader() {
  const all = connections()
  if (!all.reader) {
    const raw = new Database(all.file, { fileMustExist: true })
    raw.pragma('query_only = on')
    raw.pragma('cache_size = -65536')
    // Asked for every request: prepared once, it costs a quarter of what `raw.pragma` does.
    const dataVersion = raw.prepare('pragma data_version').pluck()
    all.reader = { raw, db: drizzle(raw, { schema, casing: 'snake_case' }), dataVersion }
  }
  return all.reader
}

function writer() {
  const all = connections()
  if (!all.writer) {
    mkdirSync(dirname(all.file), { recursive: true, mode: 0o700 })
    makePrivate(all.file)
    const raw = new Database(all.file, { timeout: 0 })
    raw.pragma('journal_mode = wal')
    raw.pragma('synchronous = full') // better-sqlite3 builds SQLite with NORMAL under WAL: a power cut would lose commits
    raw.pragma('foreign_keys = on')
    raw.pragma('secure_delete = on')
    if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite refused synchronous=FULL')
    all.writer = { raw, db: drizzle(raw, { schema, casing: 'snake_case' }) as unknown as Tx }
  }
  return all.writer
}

/** The database for reading. Throws where no database file exists: a wrong DATA_DIR is never an empty archive. */
export function read(): Db {
  return reader().db
}

/**
 * Runs `work` while every read of this process sees the database as it is when `work` begins, whatever is committed meanwhile.
 * For commands: the log of what others write grows until it ends, and a server would show its readers nothing new.
 */
export async function inReadSnapshot<T>(work: () => Promise<T>): Promise<T> {
  const { raw } = reader()
  raw.exec('begin')
  try {
    // A transaction begins with its first read.
    publicVersion()
    return await work()
  } finally {
    raw.exec('commit')
  }
}

type BuiltQuery<R> = { prepare(): { execute(args?: Record<string, unknown>): R | PromiseLike<R> } }

/** A read whose statement is built at first use and kept by the module that wrote it. */
export function prepared<A extends Record<string, unknown>, R>(build: (db: Db) => BuiltQuery<R>) {
  let cached: { db: Db; statement: ReturnType<BuiltQuery<R>['prepare']> } | undefined
  return async (args: A): Promise<R> => {
    const db = read()
    if (cached?.db !== db) cached = { db, statement: build(db).prepare() }
    return cached.statement.execute(args)
  }
}

/**
 * Runs `work` in one immediate transaction on the only writing connection, one after the other.
 * Inside it nothing is awaited but the database. While another process holds the lock, it asks again
 * every 25 ms for 10 s: a waiting `busy_timeout` would freeze every reader of this process.
 * A refusal (`ok: false`) leaves nothing behind.
 * @throws what `work` throws, after rolling back; SQLITE_BUSY after 10 s.
 */
export async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const all = connections()
  if (all.inside.getStore()) throw new Error('write inside write: pass the tx on instead')
  const { writesWaiting } = metrics()
  const queuedAt = performance.now()
  writesWaiting.inc()
  const turn = all.queue.then(() => all.inside.run(true, () => transaction(work, queuedAt)))
  all.queue = turn.catch(() => {}).then(() => writesWaiting.dec())
  return turn
}

async function transaction<T>(work: (tx: Tx) => Promise<T>, queuedAt: number): Promise<T> {
  const { raw, db } = writer()
  await begin(raw)
  metrics().writeWait.observe((performance.now() - queuedAt) / 1000)
  try {
    const result = await work(db)
    raw.exec((result as { ok?: boolean } | undefined)?.ok === false ? 'rollback' : 'commit')
    return result
  } catch (error) {
    if (raw.inTransaction) raw.exec('rollback')
    throw error
  }
}

async function begin(raw: Database.Database) {
  for (const deadline = performance.now() + 10_000; ; await wait(25)) {
    try {
      return raw.exec('begin immediate')
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > deadline) throw error
    }
  }
}

/** Takes its turn to write and writes nothing. @throws where nothing could be written now, with SQLite's code. */
export async function canWrite() {
  await write(async () => ({ ok: false }))
}

/**
 * A number that moves with every change readers may ever see. `PRAGMA data_version` (2 microseconds) says
 * whether anything was committed at all; only then is the counter read.
 */
export function publicVersion(): number {
  const { raw, dataVersion } = reader()
  const commits = dataVersion.get() as number
  if (lastVersion?.raw !== raw || lastVersion.commits !== commits) {
    const n = raw.prepare('select n from public_version').pluck().get() as number
    lastVersion = { raw, commits, n }
  }
  return lastVersion.n
}
let lastVersion: { raw: Database.Database; commits: number; n: number } | undefined

/** The writing connection itself, for migrations and backups. */
export function rawWriter(): Database.Database {
  return writer().raw
}

export function closeDatabase() {
  const all = connections()
  all.reader?.raw.close()
  all.writer?.raw.close()
  delete shared[key]
}

/** Closes the database and goes on with the one in another data directory. */
export function openDatabase(dataDir: string) {
  closeDatabase()
  setDataDir(dataDir)
}

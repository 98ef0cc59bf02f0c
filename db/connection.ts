import { createHash } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import type { SQL } from 'drizzle-orm'
import { setDataDir } from '../lib/process/env'
import { metrics } from '../lib/process/metrics'
import type { Refused, Result } from '../lib/result'
import * as postgres from './engines/postgres'
import * as sqlite from './engines/sqlite'
import { forgetFaults, watchFaults } from './faults'
import type { Db, Tx } from './handles'
import { isPostgres } from './kit'

export type { Db, Tx } from './handles'
export { rawWriter } from './engines/sqlite'

export const isShared = isPostgres

type Engine = {
  read(): Db
  inReadSnapshot<T>(work: () => Promise<T>): Promise<T>
  transaction<T>(work: (tx: Tx) => Promise<T>, begun: () => void): Promise<T>
  publicVersion(): number | Promise<number>
  knownVersion(): number
  versionAge?: () => number
  isAway?: () => boolean
  selectValues<R extends unknown[]>(db: Db, query: SQL): Promise<R[]>
  execute(tx: Tx, statement: SQL): Promise<void>
  close(): void
}

const databaseEngine: Engine = isPostgres ? postgres : sqlite

/** Throws without a database file: a wrong DATA_DIR is never taken for an empty archive. */
export const read = databaseEngine.read

/** A number that grows with every change that readers may see. With PostgreSQL it takes a query. */
export const publicVersion = databaseEngine.publicVersion

/** The public version as last read; with SQLite it is exact. */
export const knownVersion = databaseEngine.knownVersion

/** Milliseconds since the public version was read; undefined with SQLite, which always knows it. */
export const versionAge = databaseEngine.versionAge

export const isDatabaseAway = databaseEngine.isAway

export const selectValues = databaseEngine.selectValues

export const execute = databaseEngine.execute

/** Runs `work` on one state of the database. Only for commands: SQLite's log grows, and readers see nothing new. */
export const inReadSnapshot = databaseEngine.inReadSnapshot

type BuiltQuery<S> = { prepare(name?: string): S }
type Statement<R> = { execute(args?: Record<string, unknown>): R | PromiseLike<R> }

export function preparedQuery<A extends Record<string, unknown>, R>(build: (db: Db) => BuiltQuery<Statement<R>>) {
  const statement = cachedStatement(build)
  return async (args: A): Promise<R> => statement().execute(args)
}

type StatementOfRows = Statement<object[]> & { values(args?: Record<string, unknown>): unknown }

/** Returns rows as arrays, for very many rows: making objects would take longer than the query. */
export function preparedValues<A extends Record<string, unknown>, R extends unknown[]>(
  build: (db: Db) => BuiltQuery<StatementOfRows>,
) {
  const statement = cachedStatement(build)
  return async (args: A): Promise<R[]> => {
    if (!isPostgres) return statement().values(args) as R[]
    const rows = await statement().execute(args)
    return rows.map((row) => Object.values(row) as R)
  }
}

function cachedStatement<S>(build: (db: Db) => BuiltQuery<S>) {
  let cached: { db: Db; statement: S } | undefined
  return () => {
    const db = read()
    if (cached?.db !== db) {
      const query = build(db)
      cached = { db, statement: query.prepare(isPostgres ? statementName(query) : undefined) }
    }
    return cached.statement
  }
}

/** PostgreSQL keeps a plan by name in each connection: a name must mean one statement. */
function statementName(query: unknown) {
  const { sql } = (query as { toSQL(): { sql: string } }).toSQL()
  return createHash('sha256').update(sql).digest('hex').slice(0, 32)
}

type WriteQueue = { last: Promise<unknown>; inside: AsyncLocalStorage<WriteTurn> }

type WriteTurn = { refusal?: RefusalThrown; afterwards: ((tx: Tx) => Promise<unknown>)[]; changed: Set<unknown> }

class RefusalThrown extends Error {
  constructor(readonly result: Refused) {
    super('A check refused: `write` returns what it says')
  }
}

// Next's bundles and the front door each load this module; they share one queue.
const globalKey = Symbol.for('gazette.writes')
const globalState = globalThis as { [globalKey]?: WriteQueue }

function writeQueue(): WriteQueue {
  return (globalState[globalKey] ??= { last: Promise.resolve(), inside: new AsyncLocalStorage() })
}

/**
 * Runs `work` in a transaction, one at a time in the installation. Await only the database in it, and catch none of its
 * errors. A refusal, returned or by `refuseUnless`, rolls back. Throws after 10 s without the lock.
 */
export async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const all = writeQueue()
  if (all.inside.getStore()) throw new Error('write inside write: pass the tx on instead')
  const { writesWaiting, writeWait } = metrics()
  const queuedAt = performance.now()
  writesWaiting.inc()
  const begun = () => writeWait.observe((performance.now() - queuedAt) / 1000)
  const turn: WriteTurn = { afterwards: [], changed: new Set() }
  const inTransaction = <R>(work: (tx: Tx) => Promise<R>, begun: () => void) =>
    watchFaults(() => databaseEngine.transaction((tx) => work(noteTables(tx, turn.changed)), begun))
  const inTurn = async () => {
    const result = await inTransaction((tx) => runTurn(turn, () => work(tx)), begun)
    for (const later of turn.afterwards) await inTransaction(later, () => {})
    return result
  }
  const result = all.last.then(() => all.inside.run(turn, inTurn))
  all.last = result.catch(() => {}).then(() => writesWaiting.dec())
  return result
}

function noteTables(tx: Tx, changed: Set<unknown>): Tx {
  return new Proxy(tx, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (name === 'insert' || name === 'update' || name === 'delete') changed.add(args[0])
        return member.apply(target, args) as unknown
      }
    },
  })
}

/** The tables that the present `write` has changed so far, but for its statements in plain SQL. */
export function changedTables(): ReadonlySet<unknown> {
  return writeQueue().inside.getStore()?.changed ?? new Set()
}

async function runTurn<T>(turn: WriteTurn, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    if (turn.refusal) throw new Error('A refusal was caught inside write: use attempt')
    return result
  } catch (error) {
    if (error !== turn.refusal || !turn.refusal) throw error
    return turn.refusal.result as T
  }
}

/** Runs `work` in a transaction of its own after the present `write`, and also if that is refused, but not after an error. */
export function afterWrite(work: (tx: Tx) => Promise<unknown>) {
  const turn = writeQueue().inside.getStore()
  if (!turn) throw new Error('afterWrite outside write')
  turn.afterwards.push(work)
}

/** Returns a check's value, or ends the `write` around it with the refusal; its `work` must return a `Result`. */
export function refuseUnless<T>(check: Result<T>): T {
  if (check.ok) return check.value
  const turn = writeQueue().inside.getStore()
  if (!turn) throw new Error('refuseUnless outside write: return the refusal instead')
  // The first refusal counts if checks run in parallel.
  throw (turn.refusal ??= new RefusalThrown(check))
}

/** Runs a part of a `write` and returns its refusals too. Rows that the part wrote stay. */
export async function attempt<T>(part: () => Promise<Result<T>>): Promise<Result<T>> {
  const turn = writeQueue().inside.getStore()
  try {
    return await part()
  } catch (error) {
    if (!turn?.refusal || error !== turn.refusal) throw error
    const { result } = turn.refusal
    delete turn.refusal
    return result
  }
}

/** @throws if nothing can be written now, with the engine's error code. */
export async function canWrite() {
  await write(async () => ({ ok: false }))
}

/** Moves the pages in SQLite's log into the database file. False while another process reads an older state. */
export async function emptyLog(): Promise<boolean> {
  if (isPostgres) return true
  const all = writeQueue()
  // Others go on first: the last write has taken its time.
  const turn = all.last.then(() => setImmediate()).then(() => sqlite.emptyLog())
  all.last = turn.catch(() => {})
  return turn
}

/** Connections to PostgreSQL end after their running queries. */
export function closeDatabase() {
  databaseEngine.close()
  delete globalState[globalKey]
  forgetFaults()
}

export function openDatabase(dataDir: string) {
  closeDatabase()
  setDataDir(dataDir)
}

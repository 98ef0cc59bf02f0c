import { createHash } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQL } from 'drizzle-orm'
import { setDataDir } from '../lib/process/env'
import { metrics } from '../lib/process/metrics'
import type { Refused, Result } from '../lib/result'
import * as postgres from './engines/postgres'
import * as sqlite from './engines/sqlite'
import { forgetFaults, watched } from './faults'
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
  clockAhead?: () => number
  versionAge?: () => number
  isAway?: () => boolean
  selectValues<R extends unknown[]>(db: Db, query: SQL): Promise<R[]>
  execute(tx: Tx, statement: SQL): Promise<void>
  close(): void
}

const engine: Engine = isPostgres ? postgres : sqlite

/** Throws without a database file: a wrong DATA_DIR is never taken for an empty archive. */
export const read = engine.read

/** A number that grows with every change that readers may see. With PostgreSQL it takes a query. */
export const publicVersion = engine.publicVersion

/** The public version as last read; with SQLite it is exact. */
export const knownVersion = engine.knownVersion

/** Converts this machine's time (UTC ms) to the shared clock. */
export function sharedMoment(now: number): number {
  return now + (engine.clockAhead?.() ?? 0)
}

/** UTC ms by the shared clock; undefined with SQLite, where this machine has the only clock. */
export const clock = isPostgres ? () => sharedMoment(Date.now()) : undefined

/** Milliseconds since the public version was read; undefined with SQLite, which always knows it. */
export const versionAge = engine.versionAge

export const isDatabaseAway = engine.isAway

export const selectValues = engine.selectValues

export const execute = engine.execute

/** Runs `work` on one state of the database. Only for commands: SQLite's log grows, and readers see nothing new. */
export const inReadSnapshot = engine.inReadSnapshot

type BuiltQuery<S> = { prepare(name?: string): S }
type Statement<R> = { execute(args?: Record<string, unknown>): R | PromiseLike<R> }

export function prepared<A extends Record<string, unknown>, R>(build: (db: Db) => BuiltQuery<Statement<R>>) {
  const statement = keptStatement(build)
  return async (args: A): Promise<R> => statement().execute(args)
}

type StatementOfRows = Statement<object[]> & { values(args?: Record<string, unknown>): unknown }

/** Returns rows as arrays, for very many rows: making objects would take longer than the query. */
export function preparedValues<A extends Record<string, unknown>, R extends unknown[]>(
  build: (db: Db) => BuiltQuery<StatementOfRows>,
) {
  const statement = keptStatement(build)
  return async (args: A): Promise<R[]> => {
    if (!isPostgres) return statement().values(args) as R[]
    const rows = await statement().execute(args)
    return rows.map((row) => Object.values(row) as R)
  }
}

function keptStatement<S>(build: (db: Db) => BuiltQuery<S>) {
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

type Queue = { last: Promise<unknown>; inside: AsyncLocalStorage<Turn> }

type Turn = { refusal?: Refusal }

class Refusal extends Error {
  constructor(readonly result: Refused) {
    super('A check refused: `write` returns what it says')
  }
}

// Next's bundles and the front door each load this module; they share one queue.
const key = Symbol.for('gazette.writes')
const shared = globalThis as { [key]?: Queue }

function queue(): Queue {
  return (shared[key] ??= { last: Promise.resolve(), inside: new AsyncLocalStorage() })
}

/**
 * Runs `work` in a transaction, one at a time in the installation. Await only the database in it, and catch none of its
 * errors. A refusal, returned or by `refuseUnless`, rolls back. Throws after 10 s without the lock.
 */
export async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const all = queue()
  if (all.inside.getStore()) throw new Error('write inside write: pass the tx on instead')
  const { writesWaiting, writeWait } = metrics()
  const queuedAt = performance.now()
  writesWaiting.inc()
  const begun = () => writeWait.observe((performance.now() - queuedAt) / 1000)
  const turn: Turn = {}
  const inTurn = () => watched(() => engine.transaction((tx) => resultOf(turn, () => work(tx)), begun))
  const result = all.last.then(() => all.inside.run(turn, inTurn))
  all.last = result.catch(() => {}).then(() => writesWaiting.dec())
  return result
}

async function resultOf<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    if (turn.refusal) throw new Error('A refusal was caught inside write: use attempt')
    return result
  } catch (error) {
    if (error !== turn.refusal || !turn.refusal) throw error
    return turn.refusal.result as T
  }
}

/** Returns a check's value, or ends the `write` around it with the refusal; its `work` must return a `Result`. */
export function refuseUnless<T>(check: Result<T>): T {
  if (check.ok) return check.value
  const turn = queue().inside.getStore()
  if (!turn) throw new Error('refuseUnless outside write: return the refusal instead')
  // The first refusal counts where checks run in parallel.
  throw (turn.refusal ??= new Refusal(check))
}

/** Runs a part of a `write` and returns its refusals too. Rows that the part wrote stay. */
export async function attempt<T>(part: () => Promise<Result<T>>): Promise<Result<T>> {
  const turn = queue().inside.getStore()
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
  const all = queue()
  const turn = all.last.then(() => sqlite.emptyLog())
  all.last = turn.catch(() => {})
  return turn
}

/** Connections to PostgreSQL end after their running queries. */
export function closeDatabase() {
  engine.close()
  delete shared[key]
  forgetFaults()
}

export function openDatabase(dataDir: string) {
  closeDatabase()
  setDataDir(dataDir)
}

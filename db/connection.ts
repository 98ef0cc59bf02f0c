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

/** True if several instances may serve this archive at the same time. */
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

/** The database for reading. Throws where no database file exists: a wrong DATA_DIR is never an empty archive. */
export const read = engine.read

/** A number that moves with every change readers may ever see. SQLite says it at once; PostgreSQL has to be asked. */
export const publicVersion = engine.publicVersion

/** The last public version that this process was told, for what need not be exact; SQLite's is exact. */
export const knownVersion = engine.knownVersion

/** A moment (UTC ms) of this machine by the clock that all machines share. */
export function sharedMoment(now: number): number {
  return now + (engine.clockAhead?.() ?? 0)
}

/** The moment (UTC ms) by the clock that all machines share; undefined where that is this machine's. */
export const clock = isPostgres ? () => sharedMoment(Date.now()) : undefined

/** The time (ms) since this process was last told the public version; undefined where it is always known. */
export const versionAge = engine.versionAge

/** True if the server of the database does not answer, as far as this process knows; undefined where there is no such server. */
export const isDatabaseAway = engine.isAway

/** The rows of a query that is written in SQL, each as its values. */
export const selectValues = engine.selectValues

/** Runs a statement that is written in SQL. */
export const execute = engine.execute

/**
 * Runs `work` while every read of this process sees the database as it is when `work` begins, whatever is committed meanwhile; in
 * PostgreSQL, every read of `work`. For commands: with SQLite the log of what others write grows until it ends, and a server would show
 * its readers nothing new.
 */
export const inReadSnapshot = engine.inReadSnapshot

type BuiltQuery<S> = { prepare(name?: string): S }
type Statement<R> = { execute(args?: Record<string, unknown>): R | PromiseLike<R> }

/** A read whose statement is built at first use and kept by the module that wrote it. */
export function prepared<A extends Record<string, unknown>, R>(build: (db: Db) => BuiltQuery<Statement<R>>) {
  const statement = keptStatement(build)
  return async (args: A): Promise<R> => statement().execute(args)
}

type StatementOfRows = Statement<object[]> & { values(args?: Record<string, unknown>): unknown }

/**
 * Prepares a statement that returns rows as arrays of values in the order of the columns, as SQLite has them: for very many
 * rows, of which objects would take longer to make than SQLite does to find them.
 */
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

/** PostgreSQL keeps a plan for each name in each connection; the same name has to mean the same statement. */
function statementName(query: unknown) {
  const { sql } = (query as { toSQL(): { sql: string } }).toSQL()
  return createHash('sha256').update(sql).digest('hex').slice(0, 32)
}

type Queue = { last: Promise<unknown>; inside: AsyncLocalStorage<Turn> }

/** One call of `write`, and the refusal with which it ends, once there is one. */
type Turn = { refusal?: Refusal }

class Refusal extends Error {
  constructor(readonly result: Refused) {
    super('A check refused: `write` returns what it says')
  }
}

// Next's bundles and the front door each load this module; they must wait in one queue.
const key = Symbol.for('gazette.writes')
const shared = globalThis as { [key]?: Queue }

function queue(): Queue {
  return (shared[key] ??= { last: Promise.resolve(), inside: new AsyncLocalStorage() })
}

/**
 * Runs `work` in a transaction, one after the other in the whole installation. Inside it nothing is awaited but the database, and no
 * error of it is caught. A refusal (`ok: false`), returned by `work` or met by `refuseUnless`, is the result and leaves nothing behind.
 * @throws what `work` throws, after rolling back; SQLite's or PostgreSQL's error where others kept the lock for 10 s
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

/**
 * Gives the value of a check. Where the check is refused, the whole `write` around it ends with the refusal, however deep inside.
 * The type of what `write` runs has to be a `Result`.
 * @throws where it is called outside `write`: there, return the refusal
 */
export function refuseUnless<T>(check: Result<T>): T {
  if (check.ok) return check.value
  const turn = queue().inside.getStore()
  if (!turn) throw new Error('refuseUnless outside write: return the refusal instead')
  // The first refusal counts where checks run beside each other.
  throw (turn.refusal ??= new Refusal(check))
}

/** Runs a part of a `write` and returns also a refusal that `refuseUnless` met in it. What the part has written until then stays. */
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

/** Takes its turn to write and writes nothing. @throws where nothing could be written now, with the engine's code. */
export async function canWrite() {
  await write(async () => ({ ok: false }))
}

/**
 * Puts everything into the database file and empties the log beside it, in which earlier states of pages stay. False where
 * another process reads what was before. PostgreSQL's log is its own.
 */
export async function emptyLog(): Promise<boolean> {
  if (isPostgres) return true
  const all = queue()
  const turn = all.last.then(() => sqlite.emptyLog())
  all.last = turn.catch(() => {})
  return turn
}

/** Closes the database; connections to PostgreSQL end when what is asked in them is answered. */
export function closeDatabase() {
  engine.close()
  delete shared[key]
  forgetFaults()
}

/** Closes the database and goes on with the one in another data directory. */
export function openDatabase(dataDir: string) {
  closeDatabase()
  setDataDir(dataDir)
}

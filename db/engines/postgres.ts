import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import type { SQL } from 'drizzle-orm'
import type * as Driver from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { env } from '../../lib/process/env'
import { log } from '../../lib/process/log'
import { errorCode } from '../../lib/files/storage-fault'
import { isRefusal } from '../faults'
import type { Db, Tx } from '../handles'
import * as schema from '../schema'
import { answerInTime, Availability, isConnectionLost } from './away'
import { beginTransaction } from './begin'
import { LatestRun } from './latest'
import { oneByOne, type Queryable } from './one-by-one'
import { destroyPools, endPools, createPools, type PostgresPools } from './pools'
import { askServer, nearestClockDifference } from './version'

type PostgresConnections = PostgresPools & {
  ready: Promise<unknown>
  db: Db
  availability: Availability
  latest: LatestRun<number>
  /** The start time of the server, which identifies it. */
  server: string | undefined
  renew: () => void
  knownVersion: number
  /** Milliseconds on the monotonic clock when the version was read. */
  toldAt: number
  /** Milliseconds that the server's clock is ahead. */
  clockAhead: number
  /** The connection with the transaction of `inReadSnapshot`. */
  snapshot: AsyncLocalStorage<Queryable>
}

const globalKey = Symbol.for('gazette.postgres')
const globalState = globalThis as { [globalKey]?: PostgresConnections }

function connections(): PostgresConnections {
  return (globalState[globalKey] ??= connectPools(env().databaseUrl!))
}

/** Delays all queries until `done`, while tests empty the database. */
export function connectAfter(done: Promise<unknown>) {
  globalState[globalKey] = connectPools(env().databaseUrl!, done)
}

/** Waits like other queries, for code with its own connection. */
export async function waitUntilReady() {
  await connections().ready
}

function connectPools(url: string, ready: Promise<unknown> = Promise.resolve()): PostgresConnections {
  const { drizzle } = ormDriver()
  const snapshot = new AsyncLocalStorage<Queryable>()
  const client = {
    async query(...args: Parameters<PoolClient['query']>) {
      await ready
      return (
        snapshot.getStore()?.query(...args) ?? all.availability.run(async () => all.readers.query(...args) as unknown)
      )
    },
  }
  const all: PostgresConnections = {
    ready,
    ...createPools(url),
    snapshot,
    db: drizzle(client as unknown as Pool, { schema, casing: 'snake_case' }) as unknown as Db,
    server: undefined,
    renew() {
      destroyPools(all)
      Object.assign(all, createPools(url))
    },
    availability: new Availability(
      () => readVersion(all),
      () => all.renew(),
    ),
    latest: new LatestRun(async () => {
      await ready
      return askVersion(all)
    }),
    knownVersion: 0,
    toldAt: performance.now(),
    clockAhead: 0,
  }
  return all
}

function ormDriver() {
  return createRequire(import.meta.url)(/* turbopackIgnore: true */ 'drizzle-orm/node-postgres') as typeof Driver
}

async function readVersion(all: PostgresConnections, db: Queryable = all.versions): Promise<number> {
  // The first connection, and one after a failure, may take longer.
  const isHasty = db === all.versions && all.server !== undefined && !all.availability.isAway
  const { n, server, min, max } = await (isHasty ? answerInTime(askServer(db)) : askServer(db))
  if (db === all.versions) checkSameServer(all, server)
  all.knownVersion = n
  all.toldAt = performance.now()
  all.clockAhead = nearestClockDifference(all.clockAhead, min, max)
  return n
}

/** Queries to a former server would wait in vain. */
function checkSameServer(all: PostgresConnections, server: string) {
  const isAnother = all.server !== undefined && all.server !== server
  all.server = server
  if (!isAnother) return
  log.info('Another server of the database answers now')
  all.renew()
}

/** Tries again: one connection may have ended while the database works. */
async function askVersion(all: PostgresConnections): Promise<number> {
  all.availability.check()
  try {
    return await readVersion(all)
  } catch (error) {
    if (!isConnectionLost(error)) throw error
    await all.availability.probeNow()
    return all.knownVersion
  }
}

export function read(): Db {
  return connections().db
}

export async function publicVersion(): Promise<number> {
  const all = connections()
  const client = all.snapshot.getStore()
  return client ? readVersion(all, client) : all.latest.ask()
}

export function knownVersion(): number {
  return connections().knownVersion
}

/** Returns milliseconds; 0 before the first answer. */
export function clockAhead(): number {
  return globalState[globalKey]?.clockAhead ?? 0
}

/** Returns milliseconds. */
export function versionAge(): number {
  return performance.now() - connections().toldAt
}

export function isAway(): boolean {
  return connections().availability.isAway
}

export async function inReadSnapshot<T>(work: () => Promise<T>): Promise<T> {
  const all = connections()
  const { ready, availability, snapshot } = all
  await ready
  const client = await availability.run(() => all.readers.connect())
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    // The first query fixes the state that the transaction sees.
    await client.query('select 1')
    return await snapshot.run(oneByOne(client), work)
  } finally {
    await client.query('commit').catch((error: Error) => (broken = error))
    client.release(broken)
  }
}

/** “Read committed”: commits before the lock are visible. Throws 55P03 after 10 s, DatabaseAway, `work`'s errors. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, begun: () => void): Promise<T> {
  const all = connections()
  await all.ready
  return all.availability.run(async () => {
    const client = await all.writers.connect()
    let broken: Error | undefined
    try {
      await beginTransaction(client)
      begun()
      const result = await work(txOf(client))
      const { command } = await client.query(isRefusal(result) ? 'rollback' : 'commit')
      // After a failed statement PostgreSQL answers a commit with a rollback, without an error.
      if (command === 'ROLLBACK' && !isRefusal(result)) throw new Error('An error was caught inside write')
      return result
    } catch (error) {
      // A read-only server has been replaced by another.
      if (isConnectionLost(error) || errorCode(error) === '25006') broken = error as Error
      else await client.query('rollback').catch((problem: Error) => (broken = problem))
      throw error
    } finally {
      client.release(broken)
    }
  })
}

// Cached, because it parses the whole schema.
const transactions = new WeakMap<PoolClient, Tx>()

function txOf(client: PoolClient): Tx {
  let tx = transactions.get(client)
  if (!tx) {
    tx = ormDriver().drizzle(client, { schema, casing: 'snake_case' }) as unknown as Tx
    transactions.set(client, tx)
  }
  return tx
}

type RawDatabase = Driver.NodePgDatabase & {
  $client: Queryable
  dialect: { sqlToQuery(query: SQL): { sql: string; params: unknown[] } }
}

export async function selectValues<R extends unknown[]>(db: Db, query: SQL): Promise<R[]> {
  const { $client, dialect } = db as unknown as RawDatabase
  const { sql: text, params: values } = dialect.sqlToQuery(query)
  const { rows } = await $client.query<R>({ text, values, rowMode: 'array' })
  return rows
}

export async function execute(tx: Tx, statement: SQL): Promise<void> {
  await (tx as unknown as RawDatabase).execute(statement)
}

/** Runs a statement without the writers' lock. It must not change what readers or writers rely on. */
export async function askBeside<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
  const all = connections()
  await all.ready
  return all.availability.run(async () => (await all.beside.query<R>(text, values)).rows)
}

export function close() {
  const all = globalState[globalKey]
  delete globalState[globalKey]
  all?.availability.stop()
  if (all) endPools(all)
}

import type { Client } from 'pg'
import { arrivalLock } from '../locks/numbers'
import { migratePostgres } from '../migrate-postgres'
import { postgresProblem } from '../postgres-problem'
import { tableModels } from './model'
import { connectPostgres } from '../engines/postgres-client'
import { fillPostgres } from './postgres-target'
import { postgresSource, inSnapshotOf } from './postgres-source'
import { differences, sumsOf, type Progress, type RowSource, type RowSums } from './source'

// An archive that comes into a PostgreSQL database. Until all of it is there a table marks the database, and no server starts on it.

const mark = 'create table if not exists arriving_archive (since bigint not null)'

/** A database that is being filled, by the only one who fills it. */
export type Arrival = {
  /** Fills it, unless the rows are there from an attempt that was cut off later. */
  fill(source: RowSource, sums: RowSums, progress?: Progress): Promise<void>
  /** Takes the mark away, if the rows are those of the source. The value: what is not equal; empty where all is. */
  finish(sums: RowSums): Promise<string[]>
  end(): Promise<void>
}

/**
 * Makes a database ready to be filled. What an attempt before has left, which the mark tells, gives way.
 * @returns a sentence where the database cannot be used or holds something else
 */
export async function beginArrival(url: string): Promise<Arrival | string> {
  const problem = await postgresProblem(url, { arriving: true })
  if (problem) return problem
  const client = await connectPostgres(url)
  try {
    const refusal = await claim(client, url)
    if (refusal === undefined) return arrivalIn(client)
    await client.end()
    return refusal
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

async function claim(client: Client, url: string): Promise<string | undefined> {
  if (!(await firstValue(client, `select pg_try_advisory_lock(${arrivalLock})`)))
    return 'Another archive is just arriving in this database. Wait until that is done.'
  if (!(await isMarked(client)) && (await holdsRows(client)))
    return 'The database holds an archive already. Name an empty one: what is there is never written over.'
  await client.query(mark)
  await migratePostgres(url, { arriving: true })
  return undefined
}

function arrivalIn(client: Client): Arrival {
  return {
    async fill(source, sums, progress) {
      const present = await inSnapshotOf(client, sumsOf)
      if (differences(sums, present).length > 0) await fillPostgres(client, source, progress)
    },
    async finish(sums) {
      const names = tableModels().map(({ name }) => `"${name}"`)
      await client.query(`begin isolation level repeatable read; set local lock_timeout = '10s'`)
      try {
        // Another process that writes is done before the rows are looked at, or waits until the mark is gone.
        await client.query(`lock table ${names.join(', ')} in share mode`)
        const different = differences(sums, await sumsOf(postgresSource(client)))
        if (different.length === 0) await client.query('drop table arriving_archive')
        await client.query(different.length === 0 ? 'commit' : 'rollback')
        return different
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      }
    },
    end: () => client.end(),
  }
}

async function isMarked(client: Client) {
  return firstValue(client, `select to_regclass('public.arriving_archive') is not null`)
}

/** Returns whether anything is in the tables. A new database has the first public version and nothing else. */
async function holdsRows(client: Client) {
  if (await firstValue(client, `select to_regclass('public.public_version') is null`)) return false
  for (const { name } of tableModels())
    if (
      name !== 'public_version' &&
      (await firstValue(client, `select to_regclass('public.${name}') is not null`)) &&
      (await firstValue(client, `select exists (select 1 from "${name}")`))
    )
      return true
  return false
}

async function firstValue(client: Client, query: string) {
  const { rows } = await client.query<[boolean]>({ text: query, rowMode: 'array' })
  return rows[0]![0]
}

import type { Client } from 'pg'
import { arrivalLock } from '../locks/numbers'
import { migratePostgres } from '../migrate-postgres'
import { postgresProblem } from '../postgres-problem'
import { tableModels } from './model'
import { connectPostgres } from '../engines/postgres-client'
import { fillPostgres } from './postgres-target'
import { postgresSource, inSnapshotOf } from './postgres-source'
import { differences, sumsOf, type Progress, type RowSource, type RowSums } from './source'

// A table marks a PostgreSQL database while an archive is moved into it. No server starts on such a database.

const mark = 'create table if not exists arriving_archive (since bigint not null)'

export type Arrival = {
  /** Skips tables that an interrupted attempt has filled. */
  fill(source: RowSource, sums: RowSums, progress?: Progress): Promise<void>
  /** Removes the mark if the rows equal the source; returns the differences. */
  finish(sums: RowSums): Promise<string[]>
  end(): Promise<void>
}

/** Removes an earlier attempt. Returns a sentence if the database is unusable or has other content. */
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
        // Other writers finish first, or wait until the mark is gone.
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

/** A new database has only a row of `public_version`. */
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

import type { Client } from 'pg'
import { arrivalLock } from '../locks/numbers'
import { migratePostgres } from '../migrate-postgres'
import { postgresProblem } from '../postgres-problem'
import { tableModels, columnList, type ValueKind, type Row, type TableModel } from './model'
import { connectPostgres } from '../engines/postgres-client'
import { postgresSource, inSnapshotOf } from './postgres-source'
import { differingTables, sumRows, type Progress, type RowSource, type RowSums } from './source'
import { errorCode } from '@/lib/files/storage-fault'
import { BadRows } from './bad-row'
import { rowInWords } from './values'

// A table marks a PostgreSQL database while an archive is moved into it: no server starts on a marked database.

const markStatement = 'create table if not exists arriving_archive (since bigint not null)'

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
    const refusal = await claimDatabase(client, url)
    if (refusal === undefined) return arrivalIn(client)
    await client.end()
    return refusal
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

async function claimDatabase(client: Client, url: string): Promise<string | undefined> {
  if (!(await firstValue(client, `select pg_try_advisory_lock(${arrivalLock})`)))
    return 'Another archive is just arriving in this database. Wait until that is done.'
  if (!(await isMarked(client)) && (await holdsRows(client)))
    return 'The database holds an archive already. Name an empty one: what is there is never written over.'
  await client.query(markStatement)
  await migratePostgres(url, { arriving: true })
  return undefined
}

function arrivalIn(client: Client): Arrival {
  return {
    async fill(source, sums, progress) {
      const present = await inSnapshotOf(client, sumRows)
      if (differingTables(sums, present).length > 0) await fillPostgres(client, source, progress)
    },
    async finish(sums) {
      const names = tableModels().map(({ name }) => `"${name}"`)
      await client.query(`begin isolation level repeatable read; set local lock_timeout = '10s'`)
      try {
        // Other writers finish first, or wait until the mark is gone.
        await client.query(`lock table ${names.join(', ')} in share mode`)
        const different = differingTables(sums, await sumRows(postgresSource(client)))
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

const types: Record<ValueKind, string> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
}
const words = ['entry_words', 'draft_words', 'page_words']

/** Works in one transaction; `indexMissing` makes the search index later. Throws BadRows, or the driver's error. */
async function fillPostgres(client: Client, source: RowSource, progress: Progress = () => {}) {
  const tables = tableModels()
  const names = tables.map(({ name }) => `"${name}"`)
  await client.query(`begin; set local lock_timeout = '10s'`)
  try {
    await client.query(`truncate ${[...names, ...words, 'highest_numbers'].join(', ')}`)
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    for (const table of tables) await fillTable(client, table, { source, progress })
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    await setHighest(client, source)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function fillTable(
  client: Client,
  table: TableModel,
  { source, progress }: { source: RowSource; progress: Progress },
) {
  const lists = table.columns.map(({ kind }, place) => `$${place + 1}::${types[kind]}[]`).join(', ')
  const text = `insert into "${table.name}" (${columnList(table)}) select * from unnest(${lists})`
  let rows = 0
  for await (const portion of source.rowsOf(table)) {
    if (portion.length === 0) continue
    const values = table.columns.map((_, place) => portion.map((row) => row[place]))
    await client.query({ text, values }).catch((error: unknown) => inWords(error, table, portion))
    progress(table.name, (rows += portion.length))
  }
}

type ServerError = { detail?: string; constraint?: string }

function inWords(error: unknown, table: TableModel, portion: Row[]): never {
  const { detail = '' } = error as ServerError
  const between = `Between ${rowInWords(table, portion[0]!).replace(/^The/, 'the')} and the ${portion.length - 1} after it`
  switch (errorCode(error)) {
    case '23505':
      throw new BadRows(`Two rows of the table ${table.name} say what only one may. ${detail}`.trim())
    case '23503':
      throw new BadRows(`A row of the table ${table.name} names a row that is not there. ${detail}`.trim())
    case '23502':
      throw new BadRows(`${between}, a row lacks something.`)
    case '54000':
      throw new BadRows(
        `${between}, a row has an address or another key that is longer than PostgreSQL can hold (2,704 bytes).`,
      )
  }
  throw error
}

/** Ids are never reused, even of removed rows. */
async function setHighest(client: Client, source: RowSource) {
  const given = await source.highestNumbers()
  for (const { name } of tableModels().filter(({ isNumbered }) => isNumbered)) {
    const number = given[name]
    const sequence = `pg_get_serial_sequence('public.${name}', 'id')`
    if (number === undefined) await client.query(`select setval(${sequence}, 1, false)`)
    else await client.query(`select setval(${sequence}, $1, true)`, [number])
  }
  if (given.audit !== undefined)
    await client.query(`insert into highest_numbers (name, id) values ('audit', $1)`, [given.audit])
}

import type { Client } from 'pg'
import { errorCode } from '../../lib/files/storage-fault'
import { BadRows } from './bad-row'
import { columnList, tableModels, type ValueKind, type Row, type TableModel } from './model'
import type { Progress, RowSource } from './source'
import { rowInWords } from './values'

const types: Record<ValueKind, string> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
}
const words = ['entry_words', 'draft_words', 'page_words']

/** Works in one transaction; `indexMissing` makes the search index later. Throws BadRows, or the driver's error. */
export async function fillPostgres(client: Client, source: RowSource, progress: Progress = () => {}) {
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

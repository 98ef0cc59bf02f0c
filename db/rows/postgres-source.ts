import type { Client } from 'pg'
import { writersLock } from '../locks/numbers'
import { columnList, keyOrder, tableModels, type Row, type TableModel } from './model'
import type { RowSource } from './source'
import { checkedRow } from './values'

/** Characters of a portion, estimated from the rows before. */
const portionSize = 1_000_000
const maxRows = 5_000
/** A single row can have megabytes, so these are read one at a time. */
const oneAtATime = new Set(['consents'])

/** The connection must be in a transaction with one state. */
export function postgresSource(client: Client, tables = tableModels()): RowSource {
  let highest: Promise<Record<string, number>> | undefined
  return {
    async *rowsOf(table) {
      await client.query(
        `declare rows no scroll cursor for select ${columnList(table)} from "${table.name}"${keyOrder(table)}`,
      )
      const max = oneAtATime.has(table.name) ? 1 : maxRows
      for (let limit = Math.min(max, 50); ;) {
        const text = `fetch ${limit} from rows`
        const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' })
        if (rows.length > 0) yield rows.map((values) => checkedRow(table, values))
        if (rows.length < limit) break
        limit = Math.max(1, Math.min(max, Math.floor((limit * portionSize) / sizeOfRows(rows as Row[]))))
      }
      await client.query('close rows')
    },
    highestNumbers: () => (highest ??= highestNumbersIn(client, tables)),
    async columns() {
      const { rows } = await client.query<[string, string[]]>({
        text: `select c.relname::text, array_agg(a.attname::text order by a.attnum) from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') group by c.relname`,
        rowMode: 'array',
      })
      return new Map(rows)
    },
  }
}

async function highestNumbersIn(client: Client, tables: TableModel[]) {
  const highest: Record<string, number> = {}
  for (const { name } of tables.filter(({ isNumbered }) => isNumbered)) {
    // Numbers of the record are reused after a rollback: see audit_numbered.
    const query =
      name === 'audit'
        ? `select id from highest_numbers where name = 'audit'`
        : `select last_value as id from "${name}_id_seq" where is_called`
    const [row] = (await client.query<{ id: number }>(query)).rows
    if (row) highest[name] = row.id
  }
  return highest
}

function sizeOfRows(rows: Row[]) {
  let size = 0
  for (const row of rows) for (const value of row) size += typeof value === 'string' ? value.length : 1
  return size
}

/** False if a server is running: it would go on with the old archive. */
export async function holdWriters(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'gazette' limit 1`,
  )
  if (rows.length > 0) return false
  await client.query(`set lock_timeout = '10s'; select pg_advisory_lock(${writersLock})`)
  return true
}

export async function inSnapshotOf<T>(
  client: Client,
  work: (source: RowSource) => Promise<T>,
  tables?: TableModel[],
): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const source = postgresSource(client, tables)
    // A sequence ignores the snapshot, so its number is read right after the first query.
    await client.query('select 1')
    await source.highestNumbers()
    return await work(source)
  } finally {
    await client.query('rollback').catch(() => {})
  }
}

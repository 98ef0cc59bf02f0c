import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Client } from 'pg'
import { makePrivate } from '../../lib/files/private-files'
import { withPostgres } from '../engines/postgres-client'
import { postgresSchema, type Journal } from '../known-schema'
import { migrateFile } from '../migrate'
import { migrationFolders } from '../migration-files'
import { BadRows } from './bad-row'
import { withRowsOf } from './files'
import type { TableModel, ValueKind } from './model'
import { inSnapshotOf } from './postgres-source'
import { differingTables, sumRows } from './source'
import { fillRows } from './sqlite-target'
import { derivedTables, isPartOfIndex } from './tables'

/** Copies an archive of an earlier version, with its tables. Throws BadRows, or the driver's error. */
export async function copyEarlierSchema(url: string, file: string) {
  return withPostgres(url, async (client) => {
    makePrivate(file)
    migrateToEarlier(file, await changesIn(client))
    const tables = tablesOf(file, await booleansIn(client))
    const sums = await inSnapshotOf(
      client,
      async (source) => {
        const sums = await sumRows(source, undefined, tables)
        await fillRows(file, source, { tables })
        return sums
      },
      tables,
    )
    const copied = await withRowsOf(file, (source) => sumRows(source, undefined, tables), tables)
    const [different] = differingTables(sums, copied)
    if (different) throw new BadRows(`The copy of the database has not the same rows: ${different} differs.`)
  })
}

/** All changes of 0.1.0 count as the first. */
async function changesIn(client: Client) {
  const { rows } = await client.query<{ last: number }>(
    'select max(created_at)::bigint as last from __drizzle_migrations',
  )
  return Math.max(1, postgresSchema.moments.filter((moment) => moment <= rows[0]!.last).length)
}

function migrateToEarlier(file: string, changes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-migrations-'))
  try {
    cpSync(migrationFolders.sqlite, folder, { recursive: true })
    const list = join(folder, 'meta/_journal.json')
    const journal = JSON.parse(readFileSync(list, 'utf8')) as Journal
    writeFileSync(list, JSON.stringify({ ...journal, entries: journal.entries.slice(0, changes) }))
    migrateFile(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function booleansIn(client: Client) {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'boolean'`,
  )
  return new Set(rows.map(({ name }) => name))
}

const valueKinds: Record<string, ValueKind> = { text: 'text', integer: 'integer', real: 'real' }

function tablesOf(file: string, booleans: Set<string>): TableModel[] {
  const db = new Database(file, { readonly: true })
  try {
    const names = db
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
      .pluck()
      .all() as string[]
    return names
      .filter((name) => !(name in derivedTables || isPartOfIndex(name)))
      .map((name) => tableOf(db, name, booleans))
  } finally {
    db.close()
  }
}

function tableOf(db: Database.Database, name: string, booleans: Set<string>): TableModel {
  const facts = db
    .prepare('select name, lower(type) as type, pk from pragma_table_xinfo(?) where hidden = 0 order by cid')
    .all(name) as { name: string; type: string; pk: number }[]
  const columns = facts.map((column) => ({
    name: column.name,
    kind: booleans.has(`${name}.${column.name}`) ? 'boolean' : (valueKinds[column.type] ?? 'integer'),
  }))
  const key = facts
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map((column) => facts.indexOf(column))
  const first = columns[key[0]!]
  return { name, columns, key, isNumbered: first?.name === 'id' && first.kind === 'integer' }
}

import { environment } from '../lib/process/environment'
import { createRequire } from 'node:module'
import { sql } from 'drizzle-orm'
import type * as PgCore from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

type IndexColumns = Parameters<ReturnType<typeof sqlite.index>['on']>

const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  alias: sqlite.alias,
  unionAll: sqlite.unionAll,
  tableConfig: sqlite.getTableConfig,
  real: sqlite.real,
  text: sqlite.text,
  integer: sqlite.integer,
  /** PostgreSQL's index has only the first column: its limit is 2,704 bytes. */
  longTextIndex: (name: string, ...columns: IndexColumns) => sqlite.index(name).on(...columns),
  /** Ids are never reused. */
  id: () => sqlite.integer().primaryKey({ autoIncrement: true }),
}

type SchemaKit = typeof sqliteKit

/** Returns PostgreSQL's builders with SQLite's names and types, loaded only where needed. */
function postgresKit(): SchemaKit {
  const pg = createRequire(import.meta.url)(/* turbopackIgnore: true */ 'drizzle-orm/pg-core') as typeof PgCore

  // Compares bytes as SQLite does, whatever the server's locale.
  const dataType = () => 'text collate "C"'
  // PostgreSQL refuses U+0000, which text from files may have.
  const toDriver = (value: string) => value.replaceAll('\0', '')
  const plainText = pg.customType<{ data: string; driverData: string }>({ dataType, toDriver })
  // JSON is text: `json` has no equality, and `jsonb` reorders keys, which would change exports and the record.
  const parsedText = pg.customType<{ data: unknown; driverData: string }>({
    dataType,
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value),
  })

  function json() {
    const column = parsedText()
    const setDefault = column.default.bind(column)
    // A custom type's default would be "[object Object]" in drizzle-kit.
    column.default = (value) => setDefault(sql.raw(`'${JSON.stringify(value)}'`))
    return column
  }

  const kit = {
    table: pg.pgTable,
    index: pg.index,
    uniqueIndex: pg.uniqueIndex,
    longTextIndex: (name: string, column: PgCore.ExtraConfigColumn) => pg.index(name).using('hash', column),
    primaryKey: pg.primaryKey,
    alias: pg.alias,
    unionAll: pg.unionAll,
    tableConfig: pg.getTableConfig,
    real: pg.doublePrecision,
    text: (config?: { mode?: string }) => (config?.mode === 'json' ? json() : plainText()),
    integer: (config?: { mode?: string }) =>
      config?.mode === 'boolean' ? pg.boolean() : pg.bigint({ mode: 'number' }),
    id: () => pg.bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  }
  return kit as unknown as SchemaKit
}

/** Fixed when the schema is loaded. */
export const isPostgres = Boolean(environment().DATABASE_URL)

const kit = isPostgres ? postgresKit() : sqliteKit

export const { table, index, uniqueIndex, longTextIndex, primaryKey, alias, unionAll, real, text, integer, id } = kit
export const { tableConfig } = kit

import { createRequire } from 'node:module'
import { sql } from 'drizzle-orm'
import type * as PgCore from 'drizzle-orm/pg-core'
import type { SchemaKit } from './kit-sqlite'

/** Returns PostgreSQL's builders with SQLite's names and types, loaded only where needed. */
export function postgresKit(): SchemaKit {
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

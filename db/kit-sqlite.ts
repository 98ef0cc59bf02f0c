import * as sqlite from 'drizzle-orm/sqlite-core'

type IndexColumns = Parameters<ReturnType<typeof sqlite.index>['on']>

export const sqliteKit = {
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

export type SchemaKit = typeof sqliteKit

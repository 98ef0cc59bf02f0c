import * as sqlite from 'drizzle-orm/sqlite-core'

type Columns = Parameters<ReturnType<typeof sqlite.index>['on']>

export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
  alias: sqlite.alias,
  unionAll: sqlite.unionAll,
  /** The parts of a table of the schema. */
  tableConfig: sqlite.getTableConfig,
  real: sqlite.real,
  text: sqlite.text,
  integer: sqlite.integer,
  /** An index of texts that may take more than the 2,704 bytes that PostgreSQL has room for; there it has the first column alone. */
  longTextIndex: (name: string, ...columns: Columns) => sqlite.index(name).on(...columns),
  /** The number of a row, which grows and is never given again. */
  id: () => sqlite.integer().primaryKey({ autoIncrement: true }),
}

/** The builders of the schema and of queries. Those of every engine have the types of SQLite's. */
export type Kit = typeof sqliteKit

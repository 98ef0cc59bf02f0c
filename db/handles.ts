import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

/** A database as the compiler sees it: everything is answered later, and there is nothing that SQLite alone can do. */
export type Db = Omit<
  BaseSQLiteDatabase<'async', unknown, typeof schema>,
  'run' | 'all' | 'get' | 'values' | 'transaction'
>

/** A database inside `write`. Functions that change something take it; only `write` makes one. */
export type Tx = Db & { readonly [writing]: true }
declare const writing: unique symbol

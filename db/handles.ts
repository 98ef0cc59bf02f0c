import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

/** An asynchronous database without SQLite's own functions. */
export type Db = Omit<
  BaseSQLiteDatabase<'async', unknown, typeof schema>,
  'run' | 'all' | 'get' | 'values' | 'transaction'
>

/** Only `write` makes one: functions that change something take it. */
export type Tx = Db & { readonly [writing]: true }
declare const writing: unique symbol

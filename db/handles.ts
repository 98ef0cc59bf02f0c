import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

export type Db = Omit<
  BaseSQLiteDatabase<'async', unknown, typeof schema>,
  'run' | 'all' | 'get' | 'values' | 'transaction'
>

/** Only `write` makes one: functions that change something require it. */
export type Tx = Db & { readonly [writing]: true }
declare const writing: unique symbol

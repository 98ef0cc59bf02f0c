import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id } from './id'

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

/** Backups that were made, and what came of proving them. */
export const backups = sqliteTable('backups', {
  id: id(),
  madeAt: integer().notNull(),
  /** The folder or file, as the machine names it. */
  place: text().notNull(),
  bytes: integer().notNull(),
  files: integer().notNull(),
  encrypted: integer({ mode: 'boolean' }).notNull(),
  /** When it was last restored into a temporary place and found equal. */
  provedAt: integer(),
  /** Why it could not be made or proved, in a sentence. */
  problem: text(),
  /** When the schedule took it away to make room for newer ones. */
  removedAt: integer(),
})

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id } from './id'
import { staff } from './staff'

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

/** Who did what and when. Each row's hash covers the one before it; rows hold ids and choices, never texts. */
export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: integer().notNull(),
    by: integer().references(() => staff.id),
    verb: text().notNull(),
    /** No reference: the record outlives what was erased. */
    entryId: integer(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_entry').on(t.entryId), index('audit_at').on(t.at)],
)

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

import { id, integer, table, text } from '../kit'

export const settings = table('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

/** Backups that were made, and what came of proving them. */
export const backups = table('backups', {
  id: id(),
  madeAt: integer().notNull(),
  /** The folder or file, as the machine names it. */
  place: text().notNull(),
  bytes: integer().notNull(),
  files: integer().notNull(),
  encrypted: integer({ mode: 'boolean' }).notNull(),
  /** When it was last restored into a temporary place and found equal. */
  provedAt: integer(),
  /** The reason why it could not be made or proved, in a sentence. */
  problem: text(),
  /** When the schedule took it away to make room for newer ones. */
  removedAt: integer(),
})

/**
 * Work that somebody asked the background jobs to do now: the row goes when it is done, so that it is done whichever process ends
 * meanwhile. And the jobs that were done: `at` is then the moment at which one began last.
 */
export const requests = table('requests', {
  what: text().$type<'backup' | `done ${string}`>().primaryKey(),
  at: integer().notNull(),
})

import { id, integer, table, text } from '../kit'

export const settings = table('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

export const backups = table('backups', {
  id: id(),
  madeAt: integer().notNull(),
  place: text().notNull(),
  bytes: integer().notNull(),
  files: integer().notNull(),
  encrypted: integer({ mode: 'boolean' }).notNull(),
  provedAt: integer(),
  problem: text(),
  removedAt: integer(),
})

/** Requests to background jobs, so that a killed process loses none; and each job's last completed run. */
export const requests = table('requests', {
  what: text().$type<'backup' | `done ${string}`>().primaryKey(),
  at: integer().notNull(),
})

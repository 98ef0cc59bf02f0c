import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id } from './id'

export type Role = 'contributor' | 'editor' | 'admin'

export const staff = sqliteTable('staff', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** argon2id; absent until the set-up link was used. */
  passwordHash: text(),
  zone: text().notNull(),
  createdAt: integer().notNull(),
  disabledAt: integer(),
  /** When they last used the desk, to the minute; outlives their sessions. */
  seenAt: integer(),
})

export const sessions = sqliteTable('sessions', {
  /** SHA-256 of the opaque id in the cookie. */
  hash: text().primaryKey(),
  staffId: integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  createdAt: integer().notNull(),
  seenAt: integer().notNull(),
})

/** One-time links: the first admin's set-up, and staff invitations. */
export const setupLinks = sqliteTable('setup_links', {
  hash: text().primaryKey(),
  /** Absent on the link that creates the first admin. */
  staffId: integer().references(() => staff.id, { onDelete: 'cascade' }),
  expiresAt: integer().notNull(),
})

/** Failed sign-ins of one account or one network address; `key` is a keyed hash. */
export const signInFailures = sqliteTable('sign_in_failures', {
  key: text().primaryKey(),
  count: integer().notNull(),
  lastAt: integer().notNull(),
})

/** Filters of the lists that a person keeps by name. */
export const savedLists = sqliteTable('saved_lists', {
  id: id(),
  staffId: integer()
    .notNull()
    .references(() => staff.id, { onDelete: 'cascade' }),
  name: text().notNull(),
  query: text().notNull(),
})

import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
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

/**
 * Browsers in which someone signed in before: whoever guesses passwords elsewhere keeps no one out there. The secret changes
 * with each sign-in; the number stays, for failures are counted by it.
 */
export const knownBrowsers = sqliteTable(
  'known_browsers',
  {
    id: id(),
    /** SHA-256 of the secret in the cookie, which several people of one browser share. */
    hash: text().notNull(),
    staffId: integer()
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    signedInAt: integer().notNull(),
  },
  (t) => [index('known_browsers_hash').on(t.hash), uniqueIndex('known_browsers_person').on(t.staffId, t.hash)],
)

/** Failed sign-ins of one account, one network or one known browser; `key` is a keyed hash. */
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

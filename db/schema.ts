import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Language } from '../lib/languages'

// Instants are UTC milliseconds. Nothing that a clock could make wrong is stored: no state, no count, no "first live".

const id = () => integer().primaryKey({ autoIncrement: true })

export type Role = 'contributor' | 'editor' | 'admin'
export type Kind = 'post' | 'publication' | 'page'

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

export const entries = sqliteTable('entries', {
  id: id(),
  kind: text().$type<Kind>().notNull(),
  language: text().$type<Language>().notNull(),
  /** Entries that say the same in several languages share one. */
  translationGroup: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  /** Where it came from when no one here wrote it: `demo`. */
  origin: text(),
})

export const revisions = sqliteTable(
  'revisions',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** How often this revision was saved; a write names the count it saw. */
    counter: integer().notNull().default(1),
    basedOn: integer(),
    author: integer().references(() => staff.id),
    /** The editing session that may still replace this revision. */
    session: text().notNull(),
    createdAt: integer().notNull(),
    savedAt: integer().notNull(),

    title: text().notNull(),
    slug: text().notNull(),
    summary: text().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
    schemaVersion: integer().notNull(),
    bodyHtml: text().notNull(),
    bodyText: text().notNull(),
    /** The editorial date; absent means the moment it is first live. */
    dated: integer(),
    byline: text().notNull().default(''),

    /** A publication's own fields; YYYY, YYYY-MM or YYYY-MM-DD. */
    publicationType: text(),
    publishedOn: text(),
    publisher: text(),
  },
  (t) => [index('revisions_entry').on(t.entryId, t.id)],
)

export const releases = sqliteTable(
  'releases',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** What readers get; absent when the entry is taken out. */
    revisionId: integer().references(() => revisions.id),
    goesLiveAt: integer().notNull(),
    /** The address and the editorial date this release serves the entry under. */
    path: text().notNull(),
    dated: integer().notNull(),
    createdAt: integer().notNull(),
    by: integer().references(() => staff.id),
    cancelledAt: integer(),
    cancelledBy: integer().references(() => staff.id),
    major: integer({ mode: 'boolean' }).notNull().default(false),
    note: text(),
    /** A withdrawal has a reason and a public explanation; with a revision the page stays, under a notice. */
    withdrawal: text().$type<Withdrawal>(),
    explanation: text(),
    replacedBy: integer().references(() => entries.id),
  },
  (t) => [
    index('releases_entry')
      .on(t.entryId, t.goesLiveAt, t.id)
      .where(sql`cancelled_at is null`),
    index('releases_due')
      .on(t.goesLiveAt)
      .where(sql`cancelled_at is null`),
    index('releases_path').on(t.path),
    index('releases_dated')
      .on(t.dated)
      .where(sql`cancelled_at is null`),
  ],
)

export type Withdrawal = 'error' | 'outdated' | 'replaced' | 'duplicate' | 'request'

/** Every address an entry was ever released under: reserved by its first release and never given to another entry. */
export const addresses = sqliteTable(
  'addresses',
  {
    path: text().primaryKey(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
  },
  (t) => [index('addresses_entry').on(t.entryId)],
)

export const terms = sqliteTable(
  'terms',
  {
    id: id(),
    kind: text().$type<'topic' | 'country'>().notNull(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    position: integer().notNull().default(0),
    origin: text(),
  },
  (t) => [uniqueIndex('terms_address').on(t.kind, t.slug)],
)

export const revisionTerms = sqliteTable(
  'revision_terms',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    termId: integer()
      .notNull()
      .references(() => terms.id),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.termId] }), index('revision_terms_term').on(t.termId)],
)

/** A stored upload: its bytes live in DATA_DIR/media under its id, named by width for pictures. */
export const media = sqliteTable('media', {
  /** Random, because it stands in public addresses and must tell nothing. */
  id: text().primaryKey(),
  /** The file name that readers get, safe in an address. */
  name: text().notNull(),
  type: text().$type<'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'>().notNull(),
  bytes: integer().notNull(),
  sha256: text().notNull(),
  width: integer(),
  height: integer(),
  pages: integer(),
  alt: text().notNull().default(''),
  uploadedBy: integer().references(() => staff.id),
  uploadedAt: integer().notNull(),
  origin: text(),
})

/** What a revision uses; a file is public only while a live revision does. */
export const revisionMedia = sqliteTable(
  'revision_media',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    /** `file`: offered for download beside the text; `lead`: the lead picture; `body`: inside the text. */
    role: text().$type<'file' | 'lead' | 'body'>().notNull(),
    position: integer().notNull(),
    title: text().notNull().default(''),
    language: text().$type<Language>(),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.mediaId, t.role] }), index('revision_media_media').on(t.mediaId)],
)

export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text({ mode: 'json' }).$type<unknown>().notNull(),
})

/** One row. Triggers raise it with every change that readers may ever see; the page store compares it. */
export const publicVersion = sqliteTable('public_version', { n: integer().notNull() })

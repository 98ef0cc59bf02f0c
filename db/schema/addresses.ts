import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import { entries } from './entries'
import { imports } from './imports'
import { releases } from './releases'
import { staff } from './staff'

/** Every address an entry was ever released under: reserved by its first release and never given to another entry. */
export const addresses = table(
  'addresses',
  {
    path: text().primaryKey(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** The part that follows the last slash: every other letter that the path has is taken from its end, and what remains is cut off. */
    slug: text().generatedAlwaysAs(sql`substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)`, {
      mode: 'virtual',
    }),
  },
  (t) => [index('addresses_entry').on(t.entryId), index('addresses_slug').on(t.slug)],
)

/** A redirect from an address that no entry has or had: typed by staff, or brought by an import. */
export const redirects = table('redirects', {
  id: id(),
  /** The address as readers ask for it, in its one spelling; with its query where it is one of the old kind: `/?p=12`. */
  source: text().notNull().unique(),
  /** A path of this site. */
  target: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  origin: text(),
})

/** Addresses that were asked for and not found: how often in a month (YYYY-MM, in the zone of the site), nothing about who. */
export const missedPaths = table(
  'missed_paths',
  {
    path: text().notNull(),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.path, t.month] }), index('missed_paths_month').on(t.month)],
)

/** Every address that something had at a site before this one, whole with its host. None is ever taken away. */
export const oldAddresses = table(
  'old_addresses',
  {
    url: text().primaryKey(),
    /** The address as readers ask this site for it, in its one spelling: what answers there is asked, never stored. */
    path: text().notNull(),
    importId: integer().references(() => imports.id, { onDelete: 'set null' }),
    addedAt: integer().notNull(),
  },
  (t) => [index('old_addresses_path').on(t.path)],
)

/** Releases that search engines were told of (IndexNow), or could not be. */
export const pings = table('pings', {
  releaseId: integer()
    .primaryKey()
    .references(() => releases.id, { onDelete: 'cascade' }),
  sentAt: integer(),
  triedAt: integer(),
  problem: text(),
})

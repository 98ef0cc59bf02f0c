import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import { ofEntry } from './entries'
import { imports } from './imports'
import { releases } from './releases'
import { staff } from './staff'

/** Reserved by an entry's first release and never given to another. */
export const addresses = table(
  'addresses',
  {
    path: text().primaryKey(),
    entryId: ofEntry(),
    /** The part after the last slash. */
    slug: text().generatedAlwaysAs(sql`substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)`, {
      mode: 'virtual',
    }),
  },
  (t) => [index('addresses_entry').on(t.entryId), index('addresses_slug').on(t.slug)],
)

export const redirects = table('redirects', {
  id: id(),
  /** Normalised, with the query of an old address: `/?p=12`. */
  source: text().notNull().unique(),
  target: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  origin: text(),
})

/** Counts by month (YYYY-MM, site's zone), without data about readers. */
export const missedPaths = table(
  'missed_paths',
  {
    path: text().notNull(),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.path, t.month] }), index('missed_paths_month').on(t.month)],
)

/** Addresses at earlier sites, with host. None is ever removed. */
export const oldAddresses = table(
  'old_addresses',
  {
    url: text().primaryKey(),
    /** The normalised path at this site. Where it leads now is never stored. */
    path: text().notNull(),
    importId: integer().references(() => imports.id, { onDelete: 'set null' }),
    addedAt: integer().notNull(),
  },
  (t) => [index('old_addresses_path').on(t.path), index('old_addresses_import').on(t.importId, t.url)],
)

export const pings = table('pings', {
  releaseId: integer()
    .primaryKey()
    .references(() => releases.id, { onDelete: 'cascade' }),
  sentAt: integer(),
  triedAt: integer(),
  problem: text(),
})

import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import { entries, revisions } from './entries'
import { staff } from './staff'

export const releases = table(
  'releases',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** The revision that readers get; absent when the entry is taken out. */
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
    /** Goes live together with the other releases of this bundle. */
    bundleId: integer().references(() => bundles.id),
    /** The reason why nobody else had to approve it; it waits for someone's approval after the fact. */
    override: text(),
  },
  (t) => [
    index('releases_entry')
      .on(t.entryId, t.goesLiveAt, t.id)
      .where(sql`cancelled_at is null`),
    index('releases_cancelled')
      .on(t.entryId)
      .where(sql`cancelled_at is not null`),
    index('releases_withdrawals')
      .on(t.entryId)
      .where(sql`withdrawal is not null`),
    index('releases_overridden')
      .on(t.id)
      .where(sql`override is not null`),
    index('releases_due')
      .on(t.goesLiveAt)
      .where(sql`cancelled_at is null`),
    index('releases_path').on(t.path),
    index('releases_revision').on(t.revisionId),
    index('releases_dated')
      .on(t.dated, t.entryId)
      .where(sql`cancelled_at is null`),
  ],
)

/** The reason why an entry was withdrawn. `unavailable`: a consent ended; nobody chooses it, and readers are not told why. */
export type Withdrawal = ChosenWithdrawal | 'unavailable'
export type ChosenWithdrawal = 'error' | 'outdated' | 'replaced' | 'duplicate' | 'request'

/** Entries that go live as one: all of them or none. */
export const bundles = table('bundles', {
  id: id(),
  name: text().notNull(),
  createdBy: integer().references(() => staff.id),
  createdAt: integer().notNull(),
  dissolvedAt: integer(),
})

export const bundleEntries = table(
  'bundle_entries',
  {
    bundleId: integer()
      .notNull()
      .references(() => bundles.id, { onDelete: 'cascade' }),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.bundleId, t.entryId] }), index('bundle_entries_entry').on(t.entryId)],
)

/** One row. Triggers raise it with every change that readers may ever see; the page store compares it. */
export const publicVersion = table('public_version', { n: integer().notNull() })

/**
 * A change for readers, in order: an entry's releases, the text of a file's pages, or the names in the record of an entry
 * (`renamedId`), or a redirect. Written by triggers.
 */
export const publicChanges = table('public_changes', {
  id: id(),
  entryId: integer(),
  mediaId: text(),
  renamedId: integer(),
  redirectId: integer(),
})

import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, table, text } from '../kit'
import { entries, ofEntry, revisions } from './entries'
import { staff } from './staff'

export const releases = table(
  'releases',
  {
    id: id(),
    entryId: ofEntry(),
    /** Null for a withdrawal without a page. */
    revisionId: integer().references(() => revisions.id),
    goesLiveAt: integer().notNull(),
    path: text().notNull(),
    dated: integer().notNull(),
    createdAt: integer().notNull(),
    by: integer().references(() => staff.id),
    cancelledAt: integer(),
    cancelledBy: integer().references(() => staff.id),
    major: integer({ mode: 'boolean' }).notNull().default(false),
    note: text(),
    /** With a revision, the page stays under a notice. */
    withdrawal: text().$type<Withdrawal>(),
    explanation: text(),
    replacedBy: integer().references(() => entries.id),
    bundleId: integer().references(() => bundles.id),
    /** The reason for publishing without approval; approval is then requested afterwards. */
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

/** `unavailable`: a consent ended; readers are not told. */
export type Withdrawal = ChosenWithdrawal | 'unavailable'
export type ChosenWithdrawal = 'error' | 'outdated' | 'replaced' | 'duplicate' | 'request'

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
    entryId: ofEntry(),
  },
  (t) => [primaryKey({ columns: [t.bundleId, t.entryId] }), index('bundle_entries_entry').on(t.entryId)],
)

/** One row, raised by triggers with every public change. */
export const publicVersion = table('public_version', { n: integer().notNull() })

/** Written by triggers: releases, pages of a file, names in a record (`renamedId`), redirects. */
export const publicChanges = table('public_changes', {
  id: id(),
  entryId: integer(),
  mediaId: text(),
  renamedId: integer(),
  redirectId: integer(),
})

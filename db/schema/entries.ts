import { sql } from 'drizzle-orm'
import { foldCase, containsLetters, sqlTrue } from '../dialect'
import { id, index, integer, longTextIndex, table, text, uniqueIndex } from '../kit'
import type { Author } from '../../lib/kinds/field'
import type { Kind } from '../../lib/kinds/kinds'
import type { Language } from '../../lib/languages/languages'
import { staff } from './staff'

export type { Kind }

/** `shown`: recognisable, but in no danger. */
export type PeopleIn = 'nobody' | 'shown' | 'at risk'

export const entries = table(
  'entries',
  {
    id: id(),
    kind: text().$type<Kind>().notNull(),
    language: text().$type<Language>().notNull(),
    translationGroup: text().notNull(),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    /** When a name that its record includes last changed: of a topic, a country or the publisher. */
    renamedAt: integer(),
    /** Entries that no member of staff wrote: `demo`, `sample`. */
    origin: text(),
    /** Null until somebody has answered. */
    people: text().$type<PeopleIn>(),
    trashedAt: integer(),
    trashedBy: integer().references(() => staff.id),

    // Columns for the desk's lists, written by triggers. They do not depend on the time.
    /** The newest revision; never a text kept aside. */
    headId: integer(),
    headSavedAt: integer(),
    headAuthor: integer(),
    headTitle: text(),
    headSlug: text(),
    /** No uncancelled release has the newest revision. */
    isWaiting: integer({ mode: 'boolean' }),
    /** The moment of the last uncancelled release. */
    lastReleaseAt: integer(),
    lastHasText: integer({ mode: 'boolean' }),
    /** The editorial date of that release; null if it has no text. */
    lastDated: integer(),
    openReview: integer(),
  },
  (t) => [
    // Indexes with the orders and conditions of lists. A query's columns must all be in it, or SQLite reads the table.
    index('entries_saved')
      .on(
        t.headSavedAt,
        t.id,
        t.headId,
        t.lastReleaseAt,
        t.lastHasText,
        t.isWaiting,
        t.headAuthor,
        t.createdBy,
        t.kind,
        t.language,
        t.trashedAt,
      )
      .where(sql`trashed_at is null`),
    index('entries_waiting')
      .on(
        t.headSavedAt,
        t.id,
        t.headId,
        t.lastReleaseAt,
        t.isWaiting,
        t.headAuthor,
        t.createdBy,
        t.kind,
        t.language,
        t.trashedAt,
      )
      .where(sql`is_waiting = ${sqlTrue} and trashed_at is null`),
    index('entries_released')
      .on(t.lastReleaseAt, t.id, t.headId, t.lastHasText, t.trashedAt)
      .where(sql`trashed_at is null`),
    // Counts texts by month.
    index('entries_dated').on(t.language, t.lastDated, t.kind, t.lastReleaseAt),
    index('entries_titled')
      .on(foldCase(sql.raw('head_title')))
      .where(sql`trashed_at is null`),
    index('entries_begun')
      .on(t.createdAt)
      .where(sql`trashed_at is null`),
    index('entries_head')
      .on(t.headId, t.headSavedAt, t.trashedAt)
      .where(sql`trashed_at is null`),
    uniqueIndex('entries_translation').on(t.translationGroup, t.language),
    // With an index on the column itself, SQLite would not sort lists of a language by the index of their dates.
    index('entries_spoken').on(sql`lower(language)`),
    index('entries_origin')
      .on(t.origin)
      .where(sql`origin is not null`),
    // Answers quickly whether anybody has written anything.
    index('entries_own')
      .on(t.createdBy)
      .where(sql`origin is null and created_by is not null`),
    index('entries_in_review')
      .on(t.openReview)
      .where(sql`open_review is not null`),
    index('entries_at_risk')
      .on(t.id)
      .where(sql`people = 'at risk'`),
    index('entries_trashed')
      .on(t.trashedAt)
      .where(sql`trashed_at is not null`),
  ],
)

export function ofEntry() {
  return integer()
    .notNull()
    .references(() => entries.id, { onDelete: 'cascade' })
}

export const revisions = table(
  'revisions',
  {
    id: id(),
    entryId: ofEntry(),
    /** Detects concurrent saves. */
    counter: integer().notNull().default(1),
    basedOn: integer(),
    author: integer().references(() => staff.id),
    /** The editing session that may still replace this revision. */
    session: text().notNull(),
    createdAt: integer().notNull(),
    savedAt: integer().notNull(),
    how: text().$type<RevisionOrigin>().notNull().default('written'),
    /** The source of a restored, merged or copied text, perhaps of another entry. */
    fromRevision: integer(),
    remark: text().notNull().default(''),

    title: text().notNull(),
    slug: text().notNull(),
    summary: text().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
    schemaVersion: integer().notNull(),
    bodyHtml: text().notNull(),
    bodyText: text().notNull(),
    /** The reason why the schema refuses the body: only its words are shown. */
    bodyProblem: text(),
    /** Null in older revisions, whose words are counted when shown. */
    words: integer(),
    /** Null: the moment when it first goes live. */
    dated: integer(),
    byline: text().notNull().default(''),
    contentNote: text().notNull().default(''),

    /** YYYY, YYYY-MM or YYYY-MM-DD. */
    publicationType: text(),
    publishedOn: text(),
    publisher: text(),
    series: text().notNull().default(''),
    /** "7", "2014/3": as printed. */
    seriesNumber: text().notNull().default(''),
    /** In the order of the title page. */
    authors: text({ mode: 'json' }).$type<Author[]>().notNull().default([]),
    /** With or without hyphens, as printed. */
    isbn: text().notNull().default(''),
    /** "10.1234/abc", without a resolver. */
    doi: text().notNull().default(''),
    reference: text().notNull().default(''),
    /** A key of lib/text/licences, or ''. */
    licence: text().notNull().default(''),
    /** UTC ms of its start, and of its end or closing, if its kind has these. */
    startsAt: integer(),
    endsAt: integer(),
    /** Fields without a column of their own; lib/kinds declares their shapes. */
    facts: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),

    /** The translated revision; no reference, since that may be erased. */
    translatedFrom: integer(),
    /** Ids of staff whose suggestions were accepted. */
    suggestedBy: text({ mode: 'json' }).$type<number[]>(),
  },
  (t) => [
    index('revisions_entry').on(t.entryId, t.id),
    index('revisions_translated')
      .on(t.translatedFrom)
      .where(sql`translated_from is not null`),
    index('revisions_from')
      .on(t.fromRevision)
      .where(sql`from_revision is not null`),
    index('revisions_series')
      .on(t.series)
      .where(sql`series <> ''`),
    index('revisions_refused')
      .on(t.id)
      .where(sql`body_problem is not null`),
    // Avoids reading long rows for the catalogue.
    index('revisions_publications')
      .on(t.entryId, t.id, t.publicationType, t.publishedOn, t.series, t.title)
      .where(sql`publication_type is not null or published_on is not null or series <> ''`),
    // Finds the next moment at which a text ends.
    index('revisions_ends')
      .on(t.endsAt, t.entryId, t.id)
      .where(sql`ends_at is not null`),
    // Finds the starts in a span of the desk's calendar.
    index('revisions_starts')
      .on(t.startsAt, t.entryId, t.id)
      .where(sql`starts_at is not null`),
    index('revisions_bare_pictures')
      .on(t.id)
      .where(containsLetters(sql.raw('body_html'), 'alt=""')),
  ],
)

export function ofRevision() {
  return integer()
    .notNull()
    .references(() => revisions.id, { onDelete: 'cascade' })
}

/** Links of a text, each once, to find broken ones. */
export const revisionLinks = table(
  'revision_links',
  {
    /** Increasing, to find newer links. */
    id: id(),
    revisionId: ofRevision(),
    href: text().notNull(),
  },
  (t) => [
    index('revision_links_revision').on(t.revisionId),
    longTextIndex('revision_links_href', t.href, t.revisionId),
  ],
)

/** `aside`: refused because of a newer text; `kept`, `merged`: chosen after that; `replaced`: a new upload. */
export type RevisionOrigin = 'written' | 'restored' | 'merged' | 'kept' | 'copied' | 'replaced' | 'aside'

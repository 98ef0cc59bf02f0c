import { sql } from 'drizzle-orm'
import { caseless, contains, yes } from '../dialect'
import { id, index, integer, longTextIndex, table, text, uniqueIndex } from '../kit'
import type { Author } from '../../lib/kinds/field'
import type { Kind } from '../../lib/kinds/kinds'
import type { Language } from '../../lib/languages/languages'
import { staff } from './staff'

export type { Kind }

/** `shown`: people can be recognised, and nothing threatens them for it. */
export type PeopleIn = 'nobody' | 'shown' | 'at risk'

export const entries = table(
  'entries',
  {
    id: id(),
    kind: text().$type<Kind>().notNull(),
    language: text().$type<Language>().notNull(),
    /** Entries that say the same in several languages share one. */
    translationGroup: text().notNull(),
    createdBy: integer().references(() => staff.id),
    createdAt: integer().notNull(),
    /** When a name that its record says, though no text of its own does, was last changed: of a topic, a country, the publisher. */
    renamedAt: integer(),
    /** The source of an entry that no one here wrote: `demo`, `sample`. */
    origin: text(),
    /** The people whom it is about, as its author says; absent while nobody has said it. */
    people: text().$type<PeopleIn>(),
    /** In the trash since, and by whom; taken out again, both are empty. */
    trashedAt: integer(),
    trashedBy: integer().references(() => staff.id),

    // Columns that the lists of the desk ask of its revisions and releases. Triggers write these columns; no moment makes them wrong.
    /** Its newest revision; what was laid aside is none. */
    headId: integer(),
    headSavedAt: integer(),
    headAuthor: integer(),
    headTitle: text(),
    headSlug: text(),
    /** No release that is not cancelled carries the newest revision. */
    isWaiting: integer({ mode: 'boolean' }),
    /** When the last of the releases that are not cancelled goes live, or went. */
    lastReleaseAt: integer(),
    /** True if readers get a text by that release. */
    lastHasText: integer({ mode: 'boolean' }),
    /** The last word in its review, unless that was taken back, or a release has answered it. */
    openReview: integer(),
  },
  (t) => [
    // The orders of the lists, and in some what else these are narrowed by: they are counted in them. What they leave out has to be
    // among their columns, or SQLite asks the table for it.
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
      .where(sql`is_waiting = ${yes} and trashed_at is null`),
    index('entries_released')
      .on(t.lastReleaseAt, t.id, t.headId, t.lastHasText, t.trashedAt)
      .where(sql`trashed_at is null`),
    index('entries_titled')
      .on(caseless(sql.raw('head_title')))
      .where(sql`trashed_at is null`),
    index('entries_begun')
      .on(t.createdAt)
      .where(sql`trashed_at is null`),
    index('entries_head')
      .on(t.headId, t.headSavedAt, t.trashedAt)
      .where(sql`trashed_at is null`),
    uniqueIndex('entries_translation').on(t.translationGroup, t.language),
    // An index on the column itself would draw lists of a language away from their order by date.
    index('entries_spoken').on(sql`lower(language)`),
    index('entries_origin')
      .on(t.origin)
      .where(sql`origin is not null`),
    // Asked whether somebody has written anything yet, however large the archive is.
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

export const revisions = table(
  'revisions',
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => entries.id, { onDelete: 'cascade' }),
    /** The number of times that this revision was saved; a write names the count it saw. */
    counter: integer().notNull().default(1),
    basedOn: integer(),
    author: integer().references(() => staff.id),
    /** The editing session that may still replace this revision. */
    session: text().notNull(),
    createdAt: integer().notNull(),
    savedAt: integer().notNull(),
    how: text().$type<How>().notNull().default('written'),
    /** The revision that was restored, merged in or copied; of another entry where this one began as a copy. */
    fromRevision: integer(),
    /** The words that its author wants remembered about this version. */
    remark: text().notNull().default(''),

    title: text().notNull(),
    slug: text().notNull(),
    summary: text().notNull(),
    body: text({ mode: 'json' }).$type<unknown>().notNull(),
    schemaVersion: integer().notNull(),
    bodyHtml: text().notNull(),
    bodyText: text().notNull(),
    /** The reason why the schema refuses the body, where an upgrade found that it does: its words alone are shown. */
    bodyProblem: text(),
    /** The number of words its text has; empty in revisions from before these were counted, whose words are counted when they are shown. */
    words: integer(),
    /** The editorial date; absent means the moment it is first live. */
    dated: integer(),
    byline: text().notNull().default(''),
    /** The words that readers are told before a text that may be hard to read. */
    contentNote: text().notNull().default(''),

    /** A publication's own fields; YYYY, YYYY-MM or YYYY-MM-DD. */
    publicationType: text(),
    publishedOn: text(),
    publisher: text(),
    series: text().notNull().default(''),
    /** Its number in the series, as printed: "7", "2014/3". */
    seriesNumber: text().notNull().default(''),
    /** The people who wrote it, in the order of the title page. */
    authors: text({ mode: 'json' }).$type<Author[]>().notNull().default([]),
    /** Digits with or without hyphens, as printed. */
    isbn: text().notNull().default(''),
    /** Without the address of a resolver: "10.1234/abc". */
    doi: text().notNull().default(''),
    /** The publisher's own number. */
    reference: text().notNull().default(''),
    /** A key of lib/text/licences, or empty. */
    licence: text().notNull().default(''),
    /** Fields of its kind that have no column of their own; the declaration of the kind has their shapes (lib/kinds). */
    facts: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),

    /** The revision, in another language, that this text says again; no reference, since that may be erased. */
    translatedFrom: integer(),
    /** The staff whose suggested changes were accepted in it: staff, by their ids. Absent where nobody's were. */
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
    // The rows that the catalogue asks of publications, without their texts: rows are long.
    index('revisions_publications')
      .on(t.entryId, t.id, t.publicationType, t.publishedOn, t.series, t.title)
      .where(sql`publication_type is not null or published_on is not null or series <> ''`),
    // Texts with a picture that has no description, or needs none.
    index('revisions_bare_pictures')
      .on(t.id)
      .where(contains(sql.raw('body_html'), 'alt=""')),
  ],
)

/** The addresses to which the links of a text lead, each once: written with the text. What leads nowhere is found by it. */
export const revisionLinks = table(
  'revision_links',
  {
    /** Grows, so that whoever knows the links up to one finds the later ones. */
    id: id(),
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    href: text().notNull(),
  },
  (t) => [
    index('revision_links_revision').on(t.revisionId),
    longTextIndex('revision_links_href', t.href, t.revisionId),
  ],
)

/**
 * The way in which a revision came about. `aside`: a text that met a newer one, laid beside the head and never the head itself;
 * `kept` and `merged`: what someone chose to go on with after that, on top; `replaced`: an upload gave way to its next version.
 */
export type How = 'written' | 'restored' | 'merged' | 'kept' | 'copied' | 'replaced' | 'aside'

import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, real, table, text, uniqueIndex } from '../kit'
import type { Language } from '../../lib/languages/languages'
import type { EditionSource, OutlineEntry, PdfReport, WordReport } from '../../lib/edition/schema'
import type { MediaType } from '../../lib/files/media-types'
import { entries, revisions } from './entries'
import { staff } from './staff'

/** The length (seconds) of a recording, and of a film the size of its picture as it is shown (pixels). */
export type RecordingFacts = { seconds: number; width?: number; height?: number }

/**
 * A stored upload: its bytes live in DATA_DIR/media under its id and never change. What replaces it is another one, the
 * next version in its lineage.
 */
export const media = table(
  'media',
  {
    /** Random, because it stands in public addresses and must tell nothing. */
    id: text().primaryKey(),
    /** The id of the first version, which names all of them to readers; and which one this is, from 1. */
    lineage: text().notNull(),
    version: integer().notNull().default(1),
    /** The file name that readers get, safe in an address. */
    name: text().notNull(),
    type: text().$type<MediaType>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** For a picture, or of the picture of a document's first page. */
    width: integer(),
    height: integer(),
    /** The shade that stands in a picture's place until it has come: a class of the public style. */
    tone: text(),
    pages: integer(),
    /** The facts of sound and films. */
    recording: text({ mode: 'json' }).$type<RecordingFacts>(),

    /** The words that a text takes over when it takes up a picture. */
    alt: text().notNull().default(''),
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    licence: text().notNull().default(''),
    /** The part of a picture that must stay in sight when it is cut: fractions of its width and height. */
    focalX: real(),
    focalY: real(),
    /** The people who can be seen in it, and what they agreed to: for staff alone. */
    people: text().$type<People>(),
    consent: text().notNull().default(''),

    /** The title that a document says of itself. */
    title: text().notNull().default(''),
    language: text().$type<Language>(),
    /** True if a PDF is tagged for screen readers. */
    tagged: integer({ mode: 'boolean' }),
    /** Other things a PDF carries about its making, shown for a decision: author, producer. */
    properties: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}),

    uploadedBy: integer().references(() => staff.id),
    uploadedAt: integer().notNull(),
    origin: text(),
    trashedAt: integer(),
    trashedBy: integer().references(() => staff.id),
  },
  (t) => [
    uniqueIndex('media_version').on(t.lineage, t.version),
    index('media_sha256').on(t.sha256),
    index('media_at_risk')
      .on(t.lineage)
      .where(sql`people = 'at risk'`),
    // An index in which alone the bytes that somebody uploaded are added up.
    index('media_uploader').on(t.uploadedBy, t.uploadedAt, t.bytes),
    index('media_uploaded')
      .on(t.uploadedAt, t.id)
      .where(sql`trashed_at is null`),
  ],
)

/** `none`: nobody; `unrecognisable`: not to be known again; `recognisable`: faces, or whatever else gives them away; `at risk`: this could put them in danger. */
export type People = 'none' | 'unrecognisable' | 'recognisable' | 'at risk'

/** The text of a PDF's pages or a Word document's sections, numbered from 1. */
export const mediaPages = table(
  'media_pages',
  {
    id: id(),
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    page: integer().notNull(),
    /** The words that readers read and searches find. Where there are blocks, it is their words. */
    text: text().notNull(),
    /** The blocks of an edition, as lib/edition/schema.ts has them; null where there is plain text alone. */
    blocks: text({ mode: 'json' }).$type<unknown>(),
    /** Running heads, feet and page numbers: no reader finds them, names that must not appear are looked for in them too. */
    artifacts: text().notNull().default(''),
  },
  (t) => [uniqueIndex('media_pages_page').on(t.mediaId, t.page)],
)

/** The edition that was made of a PDF or a Word document; its blocks are with its pages. */
export const mediaEditions = table('media_editions', {
  mediaId: text()
    .primaryKey()
    .references(() => media.id, { onDelete: 'cascade' }),
  /** The file that it was made of, and the version of the program: where either is another now, it is made again. */
  sha256: text().notNull(),
  program: integer().notNull(),
  from: text().$type<EditionSource>().notNull(),
  /** The headings of all pages, so that a part of them can link to all. */
  outline: text({ mode: 'json' }).$type<OutlineEntry[]>().notNull(),
  /** The findings of the program about how well the document is made for everybody; empty where it could not look. */
  report: text({ mode: 'json' }).$type<PdfReport | WordReport | Record<string, never>>().notNull(),
})

/**
 * Entries that are the text of a document, corrected by editors. Readers get them on the pages that show the file as text and nowhere else:
 * a row stays as long as its entry, also where the file is gone, or the entry would be a page of its own.
 */
export const correctedEditions = table(
  'corrected_editions',
  {
    entryId: integer()
      .primaryKey()
      .references(() => entries.id, { onDelete: 'cascade' }),
    mediaId: text().references(() => media.id, { onDelete: 'set null' }),
    /** The bytes that it is the text of: of other bytes it is none. */
    sha256: text().notNull(),
  },
  (t) => [uniqueIndex('corrected_editions_media').on(t.mediaId)],
)

/** Every file kept for an upload, with what it was when it was written and what the last check found. */
export const storedFiles = table(
  'stored_files',
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    checkedAt: integer(),
    problem: text().$type<'missing' | 'changed'>(),
  },
  (t) => [
    primaryKey({ columns: [t.mediaId, t.name] }),
    index('stored_files_checked').on(t.checkedAt),
    index('stored_files_damaged')
      .on(t.mediaId, t.name)
      .where(sql`problem is not null`),
  ],
)

/** The number of times that a file was fetched in a month (YYYY-MM, in the zone of the site), and nothing about who. */
export const downloads = table(
  'downloads',
  {
    mediaId: text()
      .notNull()
      .references(() => media.id, { onDelete: 'cascade' }),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.month] })],
)

/** The uploads that a revision uses; a file is public only while a live revision does. */
export const revisionMedia = table(
  'revision_media',
  {
    revisionId: integer()
      .notNull()
      .references(() => revisions.id, { onDelete: 'cascade' }),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    /** `file`: offered for download beside the text; `lead`: the lead picture; `body`: inside the text; `text`: it is the corrected text of this PDF. */
    role: text().$type<'file' | 'lead' | 'body' | 'text'>().notNull(),
    position: integer().notNull(),
    /** The name that readers click; of a lead picture, its description. */
    title: text().notNull().default(''),
    language: text().$type<Language>(),
    /** True if a file can be read with a screen reader, as an editor says; absent: not said. */
    accessible: integer({ mode: 'boolean' }),
    /** For a lead picture. */
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.revisionId, t.mediaId, t.role] }),
    index('revision_media_media').on(t.mediaId),
    // Lead pictures without a description of their own.
    index('revision_media_bare_leads')
      .on(t.revisionId)
      .where(sql`role = 'lead' and title = '' and not decorative`),
  ],
)

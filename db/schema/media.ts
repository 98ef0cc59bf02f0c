import { sql } from 'drizzle-orm'
import { id, index, integer, primaryKey, real, table, text, uniqueIndex } from '../kit'
import type { Language } from '../../lib/languages/languages'
import type { EditionSource, OutlineEntry, PdfReport, WordReport } from '../../lib/edition/schema'
import type { MediaType } from '../../lib/files/media-types'
import { entries, ofRevision } from './entries'
import { staff } from './staff'

/** Seconds, and pixels of a film. */
export type RecordingFacts = { seconds: number; width?: number; height?: number }

/** An upload in DATA_DIR/media. Its bytes never change: a replacement is the next version in its lineage. */
export const media = table(
  'media',
  {
    /** Random, since it is in public addresses. */
    id: text().primaryKey(),
    /** The id of the first version; `version` counts from 1. */
    lineage: text().notNull(),
    version: integer().notNull().default(1),
    /** Safe in an address. */
    name: text().notNull(),
    type: text().$type<MediaType>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    /** Pixels of a picture, or of a document's first page. */
    width: integer(),
    height: integer(),
    /** A CSS class shown until the picture has loaded. */
    tone: text(),
    pages: integer(),
    recording: text({ mode: 'json' }).$type<RecordingFacts>(),

    /** Copied into a text that uses the picture. */
    alt: text().notNull().default(''),
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    licence: text().notNull().default(''),
    /** Fractions of width and height. */
    focalX: real(),
    focalY: real(),
    /** For staff only. */
    people: text().$type<PeopleShown>(),
    consent: text().notNull().default(''),

    title: text().notNull().default(''),
    language: text().$type<Language>(),
    tagged: integer({ mode: 'boolean' }),
    /** Author, producer and other properties, about which somebody decides. */
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
    // A covering index for the sum of a person's uploads.
    index('media_uploader').on(t.uploadedBy, t.uploadedAt, t.bytes),
    index('media_uploaded')
      .on(t.uploadedAt, t.id)
      .where(sql`trashed_at is null`),
  ],
)

export function ofUpload() {
  return text()
    .notNull()
    .references(() => media.id, { onDelete: 'cascade' })
}

/** `recognisable`: by face or anything else; `at risk`: being recognised is dangerous. */
export type PeopleShown = 'none' | 'unrecognisable' | 'recognisable' | 'at risk'

/** Pages of a PDF or sections of a Word document, from 1. */
export const mediaPages = table(
  'media_pages',
  {
    id: id(),
    mediaId: ofUpload(),
    page: integer().notNull(),
    text: text().notNull(),
    /** See lib/edition/schema.ts; null: only plain text. */
    blocks: text({ mode: 'json' }).$type<unknown>(),
    /** Running heads, feet and page numbers: not searched by readers, but checked for forbidden names. */
    artifacts: text().notNull().default(''),
  },
  (t) => [uniqueIndex('media_pages_page').on(t.mediaId, t.page)],
)

export const mediaEditions = table('media_editions', {
  mediaId: text()
    .primaryKey()
    .references(() => media.id, { onDelete: 'cascade' }),
  /** The edition is made again if the file or the program has changed. */
  sha256: text().notNull(),
  program: integer().notNull(),
  from: text().$type<EditionSource>().notNull(),
  /** The headings of all pages, for links from each part. */
  outline: text({ mode: 'json' }).$type<OutlineEntry[]>().notNull(),
  /** Accessibility findings; empty if the file could not be checked. */
  report: text({ mode: 'json' }).$type<PdfReport | WordReport | Record<string, never>>().notNull(),
})

/** The entry is shown only where the file is shown as text. Without this row, the entry would become a page. */
export const correctedEditions = table(
  'corrected_editions',
  {
    entryId: integer()
      .primaryKey()
      .references(() => entries.id, { onDelete: 'cascade' }),
    mediaId: text().references(() => media.id, { onDelete: 'set null' }),
    /** SHA-256 of the file that this text belongs to. */
    sha256: text().notNull(),
  },
  (t) => [uniqueIndex('corrected_editions_media').on(t.mediaId)],
)

export const storedFiles = table(
  'stored_files',
  {
    mediaId: ofUpload(),
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

/** Downloads by month (YYYY-MM, site's zone), without data about readers. */
export const downloads = table(
  'downloads',
  {
    mediaId: ofUpload(),
    month: text().notNull(),
    times: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.month] })],
)

/** A file is public only while a live revision uses it. */
export const revisionMedia = table(
  'revision_media',
  {
    revisionId: ofRevision(),
    mediaId: text()
      .notNull()
      .references(() => media.id),
    /** `text`: the PDF of which this is the corrected text. */
    role: text().$type<'file' | 'lead' | 'body' | 'text'>().notNull(),
    position: integer().notNull(),
    /** The link text; of a lead picture, its description. */
    title: text().notNull().default(''),
    language: text().$type<Language>(),
    /** Null: not said. */
    accessible: integer({ mode: 'boolean' }),
    decorative: integer({ mode: 'boolean' }).notNull().default(false),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.revisionId, t.mediaId, t.role] }),
    index('revision_media_media').on(t.mediaId),
    index('revision_media_bare_leads')
      .on(t.revisionId)
      .where(sql`role = 'lead' and title = '' and not decorative`),
  ],
)

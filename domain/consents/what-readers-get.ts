import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { setImmediate as turn } from 'node:timers/promises'
import { read, type Db } from '@/db/connection'
import { media, releases, revisionMedia, revisionTerms, revisions, terms } from '@/db/schema'
import { allFields } from '@/lib/kinds/kinds'
import { pick } from '@/lib/lists/pick'
import { storedJson } from '@/domain/entries/head'
import { isSinceLastEnd, wasReleased } from '@/domain/published/live'

// Defines what readers get of a release. The check for harm signs exactly this, the gate and the ends of texts ask for
// exactly this, and forbidden names are searched in exactly this.

/** Columns of a revision that no reader gets, with the reason. A new column counts as public until it is added here. */
const revisionColumnsForStaff = {
  id: 'counts rows',
  entryId: 'counts rows',
  counter: 'counts saves',
  basedOn: 'tells of saves',
  author: 'names staff',
  session: 'tells of saves',
  createdAt: 'tells of saves',
  savedAt: 'tells of saves',
  how: 'tells of saves',
  fromRevision: 'tells of saves',
  remark: 'is written for staff',
  schemaVersion: 'tells of the form of the body',
  bodyHtml: 'is made from the body',
  bodyText: 'is made from the body',
  bodyProblem: 'is written for staff',
  words: 'is counted in the body',
  translatedFrom: 'names a revision',
  suggestedBy: 'names staff',
} satisfies Partial<Record<keyof typeof revisions.$inferSelect, string>>

/** Columns of an upload that no reader gets, with the reason. */
const uploadColumnsForStaff = {
  id: 'stands in the row of the use',
  lineage: 'is an id',
  version: 'counts versions',
  type: 'is read from the bytes',
  bytes: 'is read from the bytes',
  width: 'is read from the bytes',
  height: 'is read from the bytes',
  tone: 'is read from the bytes',
  pages: 'is read from the bytes',
  recording: 'is read from the bytes',
  tagged: 'is read from the bytes',
  properties: 'is read from the bytes',
  decorative: 'is copied into a text that uses it',
  caption: 'is copied into a text that uses it',
  credit: 'is copied into a text that uses it',
  title: 'is copied into a text that uses it',
  licence: 'is shown in the library alone',
  language: 'has no words',
  focalX: 'has no words',
  focalY: 'has no words',
  people: 'is written for staff',
  consent: 'is written for staff',
  uploadedBy: 'names staff',
  uploadedAt: 'is shown in the library alone',
  origin: 'is written for staff',
  trashedAt: 'is shown in the library alone',
  trashedBy: 'names staff',
} satisfies Partial<Record<keyof typeof media.$inferSelect, string>>

const partNames: Record<string, string> = {
  slug: 'address',
  contentNote: 'content note',
  dated: 'date',
  body: 'text',
  facts: 'other fields',
  ...Object.fromEntries(
    allFields().flatMap(({ column, desk }) => (column ? [[column, withSmallInitial(desk)] as const] : [])),
  ),
}

/** Lowers the first letter: "Series" becomes "series"; "DOI" stays. */
function withSmallInitial(name: string) {
  return name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
}

export type ReleasedText = {
  entryId: number
  revisionId: number
  /** Words of the release itself: its note, or why the text is withdrawn. */
  beside?: (string | null | undefined)[]
  /** True if the page goes: readers get nothing but these words. */
  isGone?: boolean
}

/** `notes`, `formerFiles`: of earlier releases too, since they stay. */
export type ReadersText = {
  /** Values by part; the part `text` is the stored JSON of the body. */
  parts: Record<string, unknown>
  /** Words of the body, as they were read when it was saved. */
  bodyText: string
  notes: string[]
  uploads: UsedUpload[]
  formerFiles: FormerFile[]
}

const { bodyHtml: _html, ...columns } = getTableColumns(revisions)
const columnsToRead = { ...columns, body: storedJson }

/** Returns what readers would get at a moment (UTC ms), in parts by their names at the desk. */
export async function whatReadersGet(db: Db, text: ReleasedText, now: number): Promise<ReadersText> {
  if (text.isGone) return { parts: {}, bodyText: '', notes: notesIn(text.beside ?? []), uploads: [], formerFiles: [] }
  const [revision] = await db.select(columnsToRead).from(revisions).where(eq(revisions.id, text.revisionId))
  if (!revision) return { parts: {}, bodyText: '', notes: [], uploads: [], formerFiles: [] }
  // Outside a transaction, other requests may run after a long text.
  if (db === read()) await turn()
  const uploads = await usedUploads(db, text.revisionId)
  const columns = Object.entries(withoutColumns(revision, revisionColumnsForStaff))
  const bytesOf = (isFile: boolean) =>
    uploads.filter(({ use }) => (use.role === 'file') === isFile).map(({ upload }) => upload.sha256)
  return {
    parts: {
      ...Object.fromEntries(columns.map(([name, value]) => [partNames[name] ?? name, value])),
      'topics and countries': await termsOf(db, text.revisionId),
      [wordsOfUploads]: uploads.map((used) => [used.use, libraryWords(used)]),
      pictures: bytesOf(false),
      files: bytesOf(true),
    },
    bodyText: revision.bodyText,
    notes: notesIn([...(text.beside ?? []), ...(await earlierNotes(db, text.entryId, now))]),
    uploads,
    formerFiles: await formerFiles(db, text, now),
  }
}

export const wordsOfUploads = 'words of pictures and files'

function withoutColumns<R extends object>(row: R, left: object) {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !Object.hasOwn(left, column)))
}

async function usedUploads(db: Db, revisionId: number) {
  const { revisionId: _, ...use } = getTableColumns(revisionMedia)
  return db
    .select({ use, upload: media })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revisionId))
    .orderBy(asc(revisionMedia.role), asc(revisionMedia.position), asc(revisionMedia.mediaId))
}

type UsedUpload = Awaited<ReturnType<typeof usedUploads>>[number]

/** Finds words from the library. A lead picture without own words has the library's description. */
function libraryWords({ use, upload }: UsedUpload) {
  const { sha256: _, alt, ...words } = withoutColumns(upload, uploadColumnsForStaff)
  return { ...words, alt: use.role === 'lead' && !use.title && !use.decorative ? alt : '' }
}

/** Finds terms with sorted names, since a change of the main language moves names between columns. */
async function termsOf(db: Db, revisionId: number) {
  const rows = await db
    .select(pick(terms, 'id', 'slug', 'name', 'names'))
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(eq(revisionTerms.revisionId, revisionId))
    .orderBy(asc(terms.id))
  return rows.map(({ id, slug, name, names }) => [id, slug, ...new Set([name, ...Object.values(names)].toSorted())])
}

/** Returns each note once, with its spaces as readers see them. */
export function notesIn(notes: (string | null | undefined)[]): string[] {
  const words = notes.map((note) => (note ?? '').replaceAll(/\s+/g, ' ').trim())
  return [...new Set(words.filter(Boolean))]
}

/** Returns notes and explanations of earlier releases, which stay on the page and in the list of changes. */
async function earlierNotes(db: Db, entryId: number, now: number) {
  const rows = await db
    .select({ note: releases.note, explanation: releases.explanation })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), wasReleased(now), isSinceLastEnd(now)))
  return rows.flatMap(({ note, explanation }) => [note, explanation])
}

/** Returns versions of the files that earlier releases offered: they stay at their addresses. */
async function formerFiles(db: Db, { entryId, revisionId }: ReleasedText, now: number) {
  const isReplaced = sql`exists (select 1 from revision_media u join media f on f.id = u.media_id
    where u.revision_id = ${revisionId} and f.lineage = ${media.lineage} and f.version > ${media.version})`
  return db
    .selectDistinct(pick(media, 'id', 'name'))
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(eq(releases.entryId, entryId), wasReleased(now), isSinceLastEnd(now), isReplaced))
    .orderBy(asc(media.id))
}

type FormerFile = Awaited<ReturnType<typeof formerFiles>>[number]

import { and, inArray, ne, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { selectValues, type Db } from '@/db/connection'
import { stored } from '@/db/dialect'
import { releases, revisionMedia, revisions, revisionTerms, type FingerprintKind } from '@/db/schema'

/** All that is stored of a release or of a text, as two lines: what never changes in it, and what later acts may change. */
export type StoredForm = { fixed: string; changing: string }

// Every hash in the record was made from the columns below, in this order: with one more, no older hash would match.
// A column that is added to a table later therefore stays out of these lists, and changes in it are not noticed. To cover it,
// add `[name, value]` at the end of the form of only those rows in which it differs from its default: the form of all other
// rows stays what it was, and so do their hashes.
const formNumber = 1

const release = {
  fixed: [
    releases.id,
    releases.entryId,
    releases.goesLiveAt,
    releases.createdAt,
    releases.by,
    releases.major,
    releases.note,
    releases.withdrawal,
    releases.explanation,
    releases.bundleId,
    releases.override,
  ],
  changing: [
    releases.revisionId,
    releases.path,
    releases.dated,
    releases.replacedBy,
    releases.cancelledAt,
    releases.cancelledBy,
  ],
}

const revision = {
  fixed: [
    revisions.id,
    revisions.entryId,
    revisions.counter,
    revisions.basedOn,
    revisions.author,
    revisions.session,
    revisions.createdAt,
    revisions.savedAt,
    revisions.how,
    revisions.fromRevision,
    revisions.title,
    revisions.slug,
    revisions.summary,
    revisions.body,
    revisions.schemaVersion,
    revisions.bodyHtml,
    revisions.bodyText,
    revisions.dated,
    revisions.byline,
    revisions.publicationType,
    revisions.publishedOn,
    revisions.publisher,
    revisions.series,
    revisions.seriesNumber,
    revisions.authors,
    revisions.isbn,
    revisions.doi,
    revisions.reference,
    revisions.licence,
  ],
  changing: [revisions.remark, revisions.translatedFrom],
}

const use = [
  revisionMedia.revisionId,
  revisionMedia.role,
  revisionMedia.position,
  revisionMedia.mediaId,
  revisionMedia.title,
  revisionMedia.language,
  revisionMedia.accessible,
  revisionMedia.decorative,
  revisionMedia.caption,
  revisionMedia.credit,
]

/** The stored forms of releases or revisions by their ids, those that are erased left out. At most 1,000 at once. */
export async function storedForms(db: Db, kind: FingerprintKind, ids: number[]): Promise<Map<number, StoredForm>> {
  if (ids.length === 0) return new Map()
  return kind === 'release' ? releaseForms(db, ids) : revisionForms(db, ids)
}

async function releaseForms(db: Db, ids: number[]) {
  const columns = [...release.fixed, ...release.changing]
  const rows = await selectValues<unknown[]>(
    db,
    sql`select ${listed(columns)} from ${releases} where ${inArray(releases.id, ids)}`,
  )
  return new Map(rows.map((row) => [row[0] as number, formOf('release', row, release.fixed.length)]))
}

async function revisionForms(db: Db, ids: number[]) {
  const columns = [...revision.fixed, ...revision.changing]
  const rows = await selectValues<unknown[]>(
    db,
    sql`select ${listed(columns)} from ${revisions} where ${inArray(revisions.id, ids)}`,
  )
  const terms = await selectValues<unknown[]>(
    db,
    sql`select ${listed([revisionTerms.revisionId, revisionTerms.termId])} from ${revisionTerms}
      where ${inArray(revisionTerms.revisionId, ids)} order by 1, 2`,
  )
  const media = await selectValues<unknown[]>(
    db,
    sql`select ${listed(use)} from ${revisionMedia} where ${inArray(revisionMedia.revisionId, ids)} order by 1, 2, 3, 4`,
  )
  const later = await selectValues<[number, string, string]>(
    db,
    sql`select ${listed([revisions.id, revisions.contentNote, revisions.facts])} from ${revisions}
      where ${and(inArray(revisions.id, ids), or(ne(revisions.contentNote, ''), sql`facts <> '{}'`))}`,
  )
  const [termsOf, mediaOf, laterOf] = [byRevision(terms), byRevision(media), byRevision(later)]
  return new Map(
    rows.map((row) => {
      const id = row[0] as number
      const [[, contentNote = '', facts = '{}'] = []] = laterOf.get(id) ?? []
      const added = [contentNote !== '' && ['contentNote', contentNote], facts !== '{}' && ['facts', facts]]
      const more = [termsOf.get(id) ?? [], mediaOf.get(id) ?? [], ...added.filter(Boolean)]
      return [id, formOf('revision', row, revision.fixed.length, more)]
    }),
  )
}

function formOf(kind: FingerprintKind, row: unknown[], fixed: number, more: unknown[] = []): StoredForm {
  return {
    fixed: JSON.stringify([kind, formNumber, row.slice(0, fixed), ...more]),
    changing: JSON.stringify([kind, formNumber, row[0], row.slice(fixed)]),
  }
}

/** Columns as SQLite stores them, whatever the engine: Drizzle would parse JSON and convert booleans. */
function listed(columns: SQLiteColumn[]) {
  return sql.join(columns.map(stored), sql`, `)
}

function byRevision(rows: unknown[][]) {
  return Map.groupBy(rows, (row) => row[0] as number)
}

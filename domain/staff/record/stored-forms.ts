import { and, inArray, sql } from 'drizzle-orm'
import { selectValues, type Db } from '@/db/connection'
import { releases, revisionMedia, revisions, revisionTerms, type FingerprintKind, type RowKind } from '@/db/schema'
import { joinColumns, isRowKind, statedKinds } from './stated-rows'

export type StoredForm = { fixed: string; changing: string }

// All hashes depend on these columns in this order. Changes of a later column go unnoticed. To include it, add `[name,
// value]` at the end of the form, only for rows where it differs from its default: other rows keep their form and hash.
const formVersion = 1

const releaseColumns = {
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

const revisionColumns = {
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

const mediaUseColumns = [
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

/** Reads the forms of rows, without erased ones. Takes at most 1,000 ids. */
export async function storedForms(db: Db, kind: FingerprintKind, ids: number[]): Promise<Map<number, StoredForm>> {
  if (ids.length === 0) return new Map()
  if (isRowKind(kind)) return rowForms(db, kind, ids)
  return kind === 'release' ? releaseForms(db, ids) : revisionForms(db, ids)
}

async function rowForms(db: Db, kind: RowKind, ids: number[]) {
  const contents = await statedKinds[kind].contents(db)
  const present = ids.filter((id) => contents.has(id))
  return new Map(present.map((id) => [id, rowForm(kind, id, contents)]))
}

export function rowForm(kind: RowKind, id: number, contents: ReadonlyMap<number, unknown[]>) {
  return storedFormOf(kind, [id, contents.get(id)], 1)
}

async function releaseForms(db: Db, ids: number[]) {
  const columns = [...releaseColumns.fixed, ...releaseColumns.changing]
  const rows = await selectValues<unknown[]>(
    db,
    sql`select ${joinColumns(columns)} from ${releases} where ${inArray(releases.id, ids)}`,
  )
  return new Map(rows.map((row) => [row[0] as number, storedFormOf('release', row, releaseColumns.fixed.length)]))
}

async function revisionForms(db: Db, ids: number[]) {
  const columns = [...revisionColumns.fixed, ...revisionColumns.changing]
  const rows = await selectValues<unknown[]>(
    db,
    sql`select ${joinColumns(columns)} from ${revisions} where ${inArray(revisions.id, ids)}`,
  )
  const terms = await selectValues<unknown[]>(
    db,
    sql`select ${joinColumns([revisionTerms.revisionId, revisionTerms.termId])} from ${revisionTerms}
      where ${inArray(revisionTerms.revisionId, ids)} order by 1, 2`,
  )
  const media = await selectValues<unknown[]>(
    db,
    sql`select ${joinColumns(mediaUseColumns)} from ${revisionMedia} where ${inArray(revisionMedia.revisionId, ids)} order by 1, 2, 3, 4`,
  )
  const saysMore = sql`(content_note <> '' or facts <> '{}' or starts_at is not null or ends_at is not null)`
  const later = await selectValues<[number, string, string, number | null, number | null]>(
    db,
    sql`select ${joinColumns([revisions.id, revisions.contentNote, revisions.facts, revisions.startsAt, revisions.endsAt])}
      from ${revisions} where ${and(inArray(revisions.id, ids), saysMore)}`,
  )
  const [termsOf, mediaOf, laterOf] = [byRevision(terms), byRevision(media), byRevision(later)]
  return new Map(
    rows.map((row) => {
      const id = row[0] as number
      const [[, contentNote = '', facts = '{}', startsAt = null, endsAt = null] = []] = laterOf.get(id) ?? []
      const added = [
        contentNote !== '' && ['contentNote', contentNote],
        facts !== '{}' && ['facts', facts],
        startsAt !== null && ['startsAt', startsAt],
        endsAt !== null && ['endsAt', endsAt],
      ]
      const more = [termsOf.get(id) ?? [], mediaOf.get(id) ?? [], ...added.filter(Boolean)]
      return [id, storedFormOf('revision', row, revisionColumns.fixed.length, more)]
    }),
  )
}

function storedFormOf(kind: FingerprintKind, row: unknown[], fixed: number, more: unknown[] = []): StoredForm {
  return {
    fixed: JSON.stringify([kind, formVersion, row.slice(0, fixed), ...more]),
    changing: JSON.stringify([kind, formVersion, row[0], row.slice(fixed)]),
  }
}

function byRevision(rows: unknown[][]) {
  return Map.groupBy(rows, (row) => row[0] as number)
}

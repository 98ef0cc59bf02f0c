import { and, asc, desc, eq, gte, inArray, isNull, notLike, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, releases, revisionMedia, revisions } from '@/db/schema'
import { isInCorrectedText } from './corrected-editions'
import { isCurrentPage, isPast, isSinceLastEnd, newestFirst, oldestFirst } from './live'
import { findSitePicture } from './site-pictures'
import { pick } from '@/lib/lists/pick'

const uploadColumns = pick(media, 'id', 'lineage', 'version', 'name', 'type', 'bytes', 'sha256', 'width')

/** `id` is the id of the file's first version. With `version`, finds only that version. */
type FileAddress = { id: string; version?: number; now: number }

/** Finds an upload that a live revision, a corrected text or the site uses. */
export async function findPublicUpload({ id, now }: { id: string; now: number }) {
  const [upload] = await releasedUploads(and(eq(media.id, id), isCurrentPage(now))).limit(1)
  return upload ?? (await findInCorrectedText({ id, now })) ?? findSitePicture(id)
}

async function findInCorrectedText({ id, now }: { id: string; now: number }) {
  if (!(await isInCorrectedText({ mediaId: id, now }))) return undefined
  const [upload] = await read().select(uploadColumns).from(media).where(eq(media.id, id))
  return upload
}

async function newestInCorrectedText({ lineage, now }: { lineage: string; now: number }) {
  const versions = await read()
    .select(uploadColumns)
    .from(media)
    .where(and(eq(media.lineage, lineage), isDocument))
    .orderBy(desc(media.version))
  for (const upload of versions) if (await isInCorrectedText({ mediaId: upload.id, now })) return upload
  return undefined
}

/**
 * Returns the newest file that a live revision uses, or the given version. A version is public while a live entry uses
 * it or a newer one, if the entry released it since the last end of a consent.
 */
export async function findPublicFile({ id, version, now }: FileAddress) {
  if (version === undefined) {
    const [newest] = await releasedUploads(and(eq(media.lineage, id), isDocument, isCurrentPage(now)))
      .orderBy(desc(media.version))
      .limit(1)
    return newest ?? newestInCorrectedText({ lineage: id, now })
  }
  const offeringEntries = read()
    .select({ entryId: releases.entryId })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, ofRevision)
    .where(and(eq(media.lineage, id), gte(media.version, version), isCurrentPage(now)))
  const [upload] = await releasedUploads(
    and(
      eq(media.lineage, id),
      eq(media.version, version),
      isDocument,
      isPast(now),
      isSinceLastEnd(now),
      inArray(releases.entryId, offeringEntries),
    ),
  ).limit(1)
  return upload
}

/** Condition on a release: no consent ended. Otherwise the address of its page may say whom the text was about. */
const isToldCondition = sql`coalesce(${releases.withdrawal}, '') <> 'unavailable'`

/** Returns the page of the entry that last offered a file; undefined if it was never public, or a consent ended. */
export async function pageOfFormerFile({ id, version, now }: FileAddress): Promise<string | undefined> {
  const isVersion = version === undefined ? undefined : eq(media.version, version)
  const [last] = await releasedUploads(and(eq(media.lineage, id), isVersion, isDocument, isPast(now)))
    .orderBy(...newestFirst)
    .limit(1)
  if (!last) return undefined
  const [current] = await read()
    .select({ path: releases.path })
    .from(releases)
    .where(and(eq(releases.entryId, last.entryId), isCurrentPage(now), isToldCondition))
  return current?.path
}

/** Finds pages that offer any version of the file, beside their text or in it. */
export async function pagesOffering({ id, now }: { id: string; now: number }) {
  const rows = await read()
    .selectDistinct({ path: releases.path })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, ofRevision)
    .where(and(eq(media.lineage, id), isDocument, isCurrentPage(now)))
    .orderBy(asc(releases.path))
  return rows.map(({ path }) => path)
}

// Pictures have addresses under /media.
const isDocument = notLike(media.type, 'image/%')

/** Selects uploads with their releases. Joins through the entry, which has an index. */
function releasedUploads(where: ReturnType<typeof and>) {
  return read()
    .select({ ...uploadColumns, entryId: releases.entryId })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, ofRevision)
    .where(where)
    .$dynamic()
}

const ofRevision = and(
  eq(releases.entryId, revisions.entryId),
  eq(releases.revisionId, revisions.id),
  isNull(releases.cancelledAt),
)

type VersionsQuery = { entryId: number; files: { lineage: string; version: number }[]; now: number }

/** Returns the versions released since the last end of a consent, newest first, with moments (UTC ms) and notes. */
export async function publicFileVersions({ entryId, files, now }: VersionsQuery) {
  if (files.length === 0) return []
  const offered = new Map<string, number>()
  for (const { lineage, version } of files) offered.set(lineage, Math.max(version, offered.get(lineage) ?? 0))
  const rows = await read()
    .select({
      ...pick(media, 'id', 'lineage', 'version', 'name', 'type', 'bytes', 'sha256', 'pages', 'recording'),
      at: releases.goesLiveAt,
      major: releases.major,
      note: releases.note,
    })
    .from(releases)
    .innerJoin(revisionMedia, and(eq(revisionMedia.revisionId, releases.revisionId), eq(revisionMedia.role, 'file')))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(
      and(eq(releases.entryId, entryId), isPast(now), isSinceLastEnd(now), inArray(media.lineage, [...offered.keys()])),
    )
    .orderBy(...oldestFirst)
  const first = new Map<string, (typeof rows)[number]>()
  for (const row of rows) if (!first.has(row.id) && row.version <= offered.get(row.lineage)!) first.set(row.id, row)
  return [...first.values()]
    .map(({ major, note, ...version }) => ({ ...version, note: (major && note) || '' }))
    .sort((a, b) => b.version - a.version)
}

export type FileVersion = Awaited<ReturnType<typeof publicFileVersions>>[number]

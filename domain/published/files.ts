import { and, asc, desc, eq, gte, inArray, isNull, notLike } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, releases, revisionMedia, revisions } from '@/db/schema'
import { isInCorrectedText } from './corrected-editions'
import { isLive, isPast, isSinceLastEnd, newestFirst, oldestFirst } from './live'
import { findSitePicture } from './site-pictures'

const uploadColumns = {
  id: media.id,
  lineage: media.lineage,
  version: media.version,
  name: media.name,
  type: media.type,
  bytes: media.bytes,
  sha256: media.sha256,
  width: media.width,
}

/** The thing that an address under /files names: a lineage, by the id of its first version; with a version, that one and no other. */
type FileAddress = { id: string; version?: number; now: number }

/** An upload that a live revision uses at `now`, as file, lead picture or within the text, a corrected text, or the site as a mark, by its own id. */
export async function findPublicUpload({ id, now }: { id: string; now: number }) {
  const [upload] = await releasedUploads(and(eq(media.id, id), isLive(now))).limit(1)
  return upload ?? (await findInCorrectedText({ id, now })) ?? findSitePicture(id)
}

async function findInCorrectedText({ id, now }: { id: string; now: number }) {
  if (!(await isInCorrectedText({ mediaId: id, now }))) return undefined
  const [upload] = await read().select(uploadColumns).from(media).where(eq(media.id, id))
  return upload
}

/** A document that no page offers, but a corrected text does. */
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
 * The file that an address serves at `now`. Without a version: the newest that any live revision uses. With one: that
 * version, while an entry is live whose text uses it or a newer one, and once a release of the same entry that used it had
 * come, after the last end of a consent of that entry. Undefined for anything else; what waits for its moment is not there.
 */
export async function findPublicFile({ id, version, now }: FileAddress) {
  if (version === undefined) {
    const [newest] = await releasedUploads(and(eq(media.lineage, id), isDocument, isLive(now)))
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
    .where(and(eq(media.lineage, id), gte(media.version, version), isLive(now)))
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

/**
 * The page that explains an address which once served a file: that of the entry which offered it last, live, withdrawn
 * or gone. Undefined where no release that had come by `now` used the file: the address was never public.
 */
export async function pageOfFormerFile({ id, version, now }: FileAddress): Promise<string | undefined> {
  const isVersion = version === undefined ? undefined : eq(media.version, version)
  const [last] = await releasedUploads(and(eq(media.lineage, id), isVersion, isDocument, isPast(now)))
    .orderBy(...newestFirst)
    .limit(1)
  if (!last) return undefined
  const [current] = await read()
    .select({ path: releases.path })
    .from(releases)
    .where(and(eq(releases.entryId, last.entryId), isLive(now)))
  return current?.path
}

/** The pages of live entries that offer a file, in any version, beside or in their texts. */
export async function pagesOffering({ id, now }: { id: string; now: number }) {
  const rows = await read()
    .selectDistinct({ path: releases.path })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, ofRevision)
    .where(and(eq(media.lineage, id), isDocument, isLive(now)))
    .orderBy(asc(releases.path))
  return rows.map(({ path }) => path)
}

// Pictures have addresses of their own, under /media.
const isDocument = notLike(media.type, 'image/%')

/** Uploads with the releases that carry them, joined by way of the entry, which has an index. */
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

/**
 * The versions of an entry's files that readers can still get: those that a release which had come by `now` used, after the last
 * end of a consent, up to the one it offers. Newest first, each with the moment (UTC ms) it came and the note that readers got with it.
 */
export async function publicFileVersions({ entryId, files, now }: VersionsQuery) {
  if (files.length === 0) return []
  const offered = new Map<string, number>()
  for (const { lineage, version } of files) offered.set(lineage, Math.max(version, offered.get(lineage) ?? 0))
  const rows = await read()
    .select({
      id: media.id,
      lineage: media.lineage,
      version: media.version,
      name: media.name,
      type: media.type,
      bytes: media.bytes,
      sha256: media.sha256,
      pages: media.pages,
      recording: media.recording,
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

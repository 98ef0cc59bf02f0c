import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, revisionMedia } from '@/db/schema'

/** The files that revisions offer beside their texts, as a look-up by revision, in the editor's order. */
export async function filesOfRevisions(revisionIds: number[]) {
  const rows = await read()
    .select({
      revisionId: revisionMedia.revisionId,
      id: media.id,
      lineage: media.lineage,
      version: media.version,
      name: media.name,
      type: media.type,
      bytes: media.bytes,
      sha256: media.sha256,
      pages: media.pages,
      title: revisionMedia.title,
      language: revisionMedia.language,
      accessible: revisionMedia.accessible,
      /** Whether its pages can be read as text here. */
      readable: sql<boolean>`exists (select 1 from media_pages p where p.media_id = ${media.id})`.mapWith(Boolean),
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(inArray(revisionMedia.revisionId, revisionIds), eq(revisionMedia.role, 'file')))
    .orderBy(asc(revisionMedia.position))
  return (revisionId: number) =>
    rows.filter((row) => row.revisionId === revisionId).map(({ revisionId: _, ...file }) => file)
}

export type ItemFile = ReturnType<Awaited<ReturnType<typeof filesOfRevisions>>>[number]

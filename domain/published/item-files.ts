import { and, asc, eq, sql } from 'drizzle-orm'
import { preparedQuery } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { media, revisionMedia } from '@/db/schema'
import { pick } from '@/lib/lists/pick'

const filesQuery = preparedQuery((db) =>
  db
    .select({
      revisionId: revisionMedia.revisionId,
      ...pick(media, 'id', 'lineage', 'version', 'name', 'type', 'bytes', 'sha256', 'pages', 'recording'),
      ...pick(revisionMedia, 'title', 'language', 'accessible'),
      /** True if the text of its pages can be read on this site. */
      readable: sql<boolean>`exists (select 1 from media_pages p where p.media_id = ${media.id})`.mapWith(Boolean),
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(isAmongIds(revisionMedia.revisionId), eq(revisionMedia.role, 'file')))
    .orderBy(asc(revisionMedia.position)),
)

export async function filesOfRevisions(revisionIds: number[]) {
  const rows = await filesQuery({ ids: JSON.stringify(revisionIds) })
  return (revisionId: number) =>
    rows.filter((row) => row.revisionId === revisionId).map(({ revisionId: _, ...file }) => file)
}

export type ItemFile = ReturnType<Awaited<ReturnType<typeof filesOfRevisions>>>[number]

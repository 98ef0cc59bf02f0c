import { and, eq, isNotNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, releases, revisionMedia } from '@/db/schema'
import { isLive } from './live'

/** An upload that a live revision uses at `now`, as file, lead picture or within the text; undefined otherwise. */
export async function findPublicFile({ id, now }: { id: string; now: number }) {
  const [found] = await read()
    .select({
      id: media.id,
      name: media.name,
      type: media.type,
      bytes: media.bytes,
      sha256: media.sha256,
      width: media.width,
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(releases, eq(releases.revisionId, revisionMedia.revisionId))
    .where(and(eq(revisionMedia.mediaId, id), isNotNull(releases.revisionId), isLive(now)))
    .limit(1)
  return found
}

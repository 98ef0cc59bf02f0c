import { and, desc, eq, exists, inArray, isNull, like, or, sql, type SQL } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { entries, media, revisionMedia, revisions } from '@/db/schema'
import { may, permit, type Actor } from './actor'

export type Media = typeof media.$inferSelect

type Choosing = { search?: string; type?: 'picture' | 'document'; limit?: number }

/** Uploads that this person may see, newest first, for choosing from. */
export async function listMedia(actor: Actor, { search = '', type, limit = 48 }: Choosing): Promise<Media[]> {
  permit(actor, 'upload')
  return read()
    .select()
    .from(media)
    .where(
      and(
        visibleTo(read(), actor),
        search ? like(media.name, `%${search.replace(/[%_]/g, '')}%`) : undefined,
        type && (type === 'picture' ? isPicture : sql`not ${isPicture}`),
        isNull(media.trashedAt),
      ),
    )
    .orderBy(desc(media.uploadedAt))
    .limit(limit)
}

const isPicture = like(media.type, 'image/%')

/** Uploads by id, for showing a draft; those that this person may not see are left out. */
export async function findMedia(actor: Actor, ids: string[], db: Db = read()): Promise<Media[]> {
  permit(actor, 'upload')
  if (!ids.length) return []
  return db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), visibleTo(db, actor)))
}

/**
 * An upload by its id. Readers' addresses name all versions of a file by the first: where the name is not that one's, the
 * newest version of that name is meant.
 */
export async function findUpload(actor: Actor, { id, name }: { id: string; name: string }): Promise<Media | undefined> {
  const [upload] = await findMedia(actor, [id])
  if (!upload || upload.name === name || upload.type.startsWith('image/')) return upload
  const alike = and(eq(media.lineage, id), eq(media.name, name))
  const [version] = await read()
    .select()
    .from(media)
    .where(and(alike, visibleTo(read(), actor)))
    .orderBy(desc(media.version))
    .limit(1)
  return version ?? upload
}

/** What someone uploaded, and what stands in an entry that they may read: an upload is as secret as the draft it is in. */
function visibleTo(db: Db, actor: Actor): SQL | undefined {
  if (may(actor, 'read')) return undefined
  const used = db
    .select({ n: sql`1` })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(and(eq(revisionMedia.mediaId, media.id), eq(entries.createdBy, actor.id!)))
  return or(eq(media.uploadedBy, actor.id!), exists(used))
}

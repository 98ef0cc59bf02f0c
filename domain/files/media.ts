import { and, desc, eq, exists, inArray, isNull, like, not, or, sql, type SQL } from 'drizzle-orm'
import { read, type Db, type Tx } from '@/db/connection'
import { uploadsWith } from '@/db/full-text'
import { media } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { pick } from '@/lib/lists/pick'
import { containsAllWords, splitWords } from '@/domain/entries/entry-filter'
import { may, permit, type Actor } from '@/domain/staff/actor'
import { isReadable, isUploadOpenTo } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { isLive, isUsedLive, selectUsing } from './uses'

export type Media = typeof media.$inferSelect

type MediaQuery = { search?: string; type?: 'picture' | 'document'; limit?: number }

/** Returns newest versions of uploads to choose from: matching ones, or this person's recent ones first. */
export async function listMedia(actor: Actor, query: MediaQuery, now: number): Promise<Media[]> {
  const { search = '', type, limit = 48 } = query
  permit(actor, 'upload')
  const rows = await read()
    .select(pick(media, 'id', 'uploadedBy'))
    .from(media)
    .where(
      and(
        visibleTo(read(), actor, now),
        ...wordsOfUpload(search),
        type && (type === 'picture' ? pictureCondition : not(pictureCondition)),
        isNull(media.trashedAt),
        newestCondition(),
      ),
    )
    .orderBy(desc(media.uploadedAt), desc(media.id))
    .limit(search ? limit : Math.max(limit, recentLimit))
  const isOwn = ({ uploadedBy }: (typeof rows)[number]) => uploadedBy === actor.id
  const sorted = search ? rows : [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]
  const ids = sorted.slice(0, limit).map(({ id }) => id)
  return (await findMedia(actor, ids, { now })).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

const recentLimit = 200

export function wordsOfUpload(search: string | undefined): (SQL | undefined)[] {
  if (!search) return []
  const columns = [media.name, media.title, media.alt, media.caption, media.credit]
  return [...splitWords(search).map(uploadsWith), containsAllWords(search, columns)]
}

export const pictureCondition = like(media.type, 'image/%')

export function newestCondition() {
  return sql`not exists (select 1 from media n
    where n.lineage = ${media.lineage} and n.version > ${media.version} and n.trashed_at is null)`
}

type MediaLookup = { db?: Db; now?: number }

/** With `now` (UTC ms) also what readers have. Who may not read all texts gets notes on consent only of own uploads. */
export async function findMedia(actor: Actor, ids: string[], { db = read(), now }: MediaLookup = {}): Promise<Media[]> {
  permit(actor, 'upload')
  if (!ids.length) return []
  const rows = await db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), visibleTo(db, actor, now)))
  const isOpen = (upload: Media) => may(actor, 'read') || upload.uploadedBy === actor.id
  return rows.map((upload) => (isOpen(upload) ? upload : { ...upload, consent: '' }))
}

/** Finds an upload by id and name. Public addresses name every version by the id of the first one. */
export async function findUpload(
  actor: Actor,
  { id, name }: { id: string; name: string },
  now: number,
): Promise<Media | undefined> {
  const [upload] = await findMedia(actor, [id], { now })
  if (!upload || upload.name === name || upload.type.startsWith('image/')) return upload
  const hasThisName = and(eq(media.lineage, id), eq(media.name, name))
  const [version] = await read()
    .select()
    .from(media)
    .where(and(hasThisName, visibleTo(read(), actor, now)))
    .orderBy(desc(media.version))
    .limit(1)
  return version ?? upload
}

/** Limits uploads to drafts that this person may read; with `now` (UTC ms) also what readers have, to use it again. */
export function visibleTo(db: Db, actor: Actor, now?: number): SQL | undefined {
  const ofReaders = now === undefined ? undefined : isLive(db, now)
  const isOpen = isUploadOpenTo(actor, media.id)
  if (may(actor, 'read')) return isOpen && or(isOpen, ofReaders)
  const isUsedInReadable = exists(selectUsing(db, isReadable(actor)))
  return or(and(eq(media.uploadedBy, actor.id!), isOpen), isUsedInReadable, ofReaders)
}

/** Returns an upload that this person may change: their own until published; editors any. Throws NotPermitted. */
export async function uploadToChange(db: Db, actor: Actor, id: string, now: number): Promise<Result<Media>> {
  const uploadCheck = await permittedUpload(db, actor, id)
  if (uploadCheck.ok && uploadCheck.value.trashedAt !== null) return refused('It is in the trash. Restore it first.')
  if (uploadCheck.ok && !may(actor, 'changeUpload') && (await isUsedLive(db, id, now)))
    return refused('Readers have it now, so only an editor can change it.')
  return uploadCheck
}

/** Returns an upload that this person may change, even in the trash or published. Throws NotPermitted. */
export async function permittedUpload(db: Db, actor: Actor, id: string): Promise<Result<Media>> {
  const [upload] = await findMedia(actor, [id], { db })
  if (!upload) return refused('This upload is no longer there.')
  permit(actor, 'changeUpload', { createdBy: upload.uploadedBy })
  return done(upload)
}

export async function takeOutOfTrash(tx: Tx, actor: Actor, id: string, now: number) {
  await tx.update(media).set({ trashedAt: null, trashedBy: null }).where(eq(media.id, id))
  await record(tx, actor, { verb: 'took an upload out of the trash', detail: { upload: id } }, now)
}

import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media, releases, revisionMedia } from '@/db/schema'
import { env } from '@/lib/process/env'
import { fileAddress, jpegAddress } from '@/lib/web/file-address'
import { fallbackWidth } from '@/lib/files/media-files'
import { permit, type Actor } from '@/domain/staff/actor'
import { wasReleased } from '@/domain/published/live'
import { addressesOf } from './addresses-of'

export type NotedAddress = { entryId: number; address: string }

/** Lists all public addresses of entries and files, to send to people who keep copies. The erasure deletes them. */
export async function addressesToNote(
  actor: Actor,
  { entryIds }: { entryIds: number[] },
  now: number,
): Promise<NotedAddress[]> {
  permit(actor, 'erase')
  const noted: NotedAddress[] = []
  for (const entryId of entryIds)
    for (const address of await addressesOfEntry(read(), entryId, now)) noted.push({ entryId, address })
  return noted
}

async function addressesOfEntry(db: Db, entryId: number, now: number) {
  const { paths, oldUrls } = await addressesOf(db, { entryIds: [entryId], mediaIds: [] })
  const wasPublic = and(eq(releases.entryId, entryId), isNotNull(releases.revisionId), wasReleased(now))
  if ((await db.$count(releases, wasPublic)) === 0) return oldUrls
  const uploads = await db
    .selectDistinct({ id: media.id, lineage: media.lineage, name: media.name, type: media.type, width: media.width })
    .from(releases)
    .innerJoin(revisionMedia, eq(revisionMedia.revisionId, releases.revisionId))
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(wasPublic)
    .orderBy(asc(media.id))
  const ofUploads = uploads.map((upload) =>
    upload.type.startsWith('image/')
      ? jpegAddress({ id: upload.id, width: upload.width ?? fallbackWidth })
      : fileAddress(upload),
  )
  return [...new Set([...paths, ...ofUploads].map((path) => `${env().siteUrl}${path}`).concat(oldUrls))]
}

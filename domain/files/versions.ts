import { and, asc, desc, eq } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { media, staff } from '@/db/schema'
import { isPicture, type MediaType } from '@/lib/files/media-types'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { uploadToChange, visibleTo, type Media } from './media'

type NewVersion = { id: string; type: MediaType; sha256: string; replaces: string }

/** Refused: a picture for a document or the reverse, and a file that is a version already. */
export async function nextVersion(
  tx: Tx,
  actor: Actor,
  { type, sha256, replaces }: NewVersion,
  now: number,
): Promise<Result<{ lineage: string; version: number; before: Media }>> {
  const uploadCheck = await uploadToChange(tx, actor, replaces, now)
  if (!uploadCheck.ok) return uploadCheck
  const before = uploadCheck.value
  if (isPicture(before.type) !== isPicture(type))
    return refused(
      isPicture(type)
        ? 'A picture cannot take the place of a document.'
        : 'A document cannot take the place of a picture.',
    )
  const { lineage } = before
  const versions = await tx.select().from(media).where(eq(media.lineage, lineage)).orderBy(desc(media.version))
  const sameVersion = versions.find((version) => version.sha256 === sha256)
  if (sameVersion?.id === replaces) return refused('It is the same file, so there is nothing to replace.')
  if (sameVersion) return refused(`Version ${sameVersion.version} is this very file. Use that one again.`)
  return done({ lineage, version: versions[0]!.version + 1, before })
}

/** Leaves out `people`: nobody knows yet whether the new file shows recognisable people. */
export function descriptionOf({ alt, decorative, caption, credit, licence }: Media) {
  return { alt, decorative, caption, credit, licence }
}

export async function uploadVersions(actor: Actor, lineage: string) {
  const { id, version, name, type, bytes, width, height, pages, recording, uploadedAt, trashedAt } = media
  return read()
    .select({
      id,
      version,
      name,
      type,
      bytes,
      width,
      height,
      pages,
      recording,
      uploadedAt,
      trashedAt,
      uploader: staff.name,
    })
    .from(media)
    .leftJoin(staff, eq(staff.id, media.uploadedBy))
    .where(and(eq(media.lineage, lineage), visibleTo(read(), actor)))
    .orderBy(asc(media.version))
}

export type UploadVersion = Awaited<ReturnType<typeof uploadVersions>>[number]

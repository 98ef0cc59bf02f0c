import { and, asc, desc, eq } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { media, staff } from '@/db/schema'
import { isPicture, type MediaType } from '@/lib/media-types'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { uploadToChange, visibleTo, type Media } from './media'

type NewVersion = { id: string; type: MediaType; sha256: string; replaces: string }

/**
 * Where the next version of an upload stands in its lineage, and the version it takes the place of. Refused: a picture in
 * place of a document or the reverse, and what some version of it is already.
 */
export async function nextVersion(
  tx: Tx,
  actor: Actor,
  { type, sha256, replaces }: NewVersion,
  now: number,
): Promise<Result<{ lineage: string; version: number; before: Media }>> {
  const found = await uploadToChange(tx, actor, replaces, now)
  if (!found.ok) return found
  const before = found.value
  if (isPicture(before.type) !== isPicture(type))
    return refused(
      isPicture(type)
        ? 'A picture cannot take the place of a document.'
        : 'A document cannot take the place of a picture.',
    )
  const { lineage } = before
  const known = await tx.select().from(media).where(eq(media.lineage, lineage)).orderBy(desc(media.version))
  const same = known.find((version) => version.sha256 === sha256)
  if (same?.id === replaces) return refused('It is the same file, so there is nothing to replace.')
  if (same) return refused(`Version ${same.version} is this very file. Use that one again.`)
  return done({ lineage, version: known[0]!.version + 1, before })
}

/** What is said of a file and holds for its next version too; what one sees in it, nobody knows yet. */
export function descriptionOf({ alt, decorative, caption, credit, licence }: Media) {
  return { alt, decorative, caption, credit, licence }
}

/** Every version of a thing that this person may see, the first first. */
export async function uploadVersions(actor: Actor, lineage: string) {
  const { id, version, name, type, bytes, width, height, pages, uploadedAt, trashedAt } = media
  return read()
    .select({ id, version, name, type, bytes, width, height, pages, uploadedAt, trashedAt, uploader: staff.name })
    .from(media)
    .leftJoin(staff, eq(staff.id, media.uploadedBy))
    .where(and(eq(media.lineage, lineage), visibleTo(read(), actor)))
    .orderBy(asc(media.version))
}

export type Version = Awaited<ReturnType<typeof uploadVersions>>[number]

import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { media } from '@/db/schema'
import type { Refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { visibleTo, type Media } from './media'
import { usesOf, whereUsed } from './uses'

/** A refusal: the file is here already, byte for byte, and nothing was stored. `existing` is the upload that can be used instead. */
export type Duplicate = Refused & { existing: Media }

/**
 * An upload with the same bytes (SHA-256 of what would be stored), among those that this person may see and that are not in the
 * trash, with a sentence that says where it is used.
 */
export async function duplicateOf(
  tx: Tx,
  actor: Actor,
  { sha256, id }: Pick<Media, 'sha256' | 'id'>,
  now: number,
): Promise<Duplicate | undefined> {
  const hasSameBytes = and(eq(media.sha256, sha256), ne(media.id, id), isNull(media.trashedAt), visibleTo(tx, actor))
  const [existing] = await tx.select().from(media).where(hasSameBytes).orderBy(media.uploadedAt).limit(1)
  if (!existing) return undefined
  const allUses = await usesOf(actor, existing.id, now, tx)
  const presentUses = { ...allUses, uses: allUses.uses.filter(({ is }) => is !== 'older') }
  const where = allUses.isHeld ? whereUsed(presentUses) : 'not used yet'
  return { ok: false, existing, problems: [{ message: `You have this already: ${existing.name}, ${where}.` }] }
}

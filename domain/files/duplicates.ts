import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { media } from '@/db/schema'
import type { Refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { visibleTo, type Media } from './media'
import { titlesIn, usesOf } from './uses'

/** What was sent is here already, byte for byte; nothing was kept. `existing` is the one that can be used instead. */
export type Duplicate = Refused & { existing: Media }

/**
 * The same bytes (SHA-256 of what would be kept) among the uploads that this person may see, but for those in the trash,
 * with a sentence that says where they are used.
 */
export async function duplicateOf(
  tx: Tx,
  actor: Actor,
  { sha256, id }: Pick<Media, 'sha256' | 'id'>,
  now: number,
): Promise<Duplicate | undefined> {
  const same = and(eq(media.sha256, sha256), ne(media.id, id), isNull(media.trashedAt), visibleTo(tx, actor))
  const [existing] = await tx.select().from(media).where(same).orderBy(media.uploadedAt).limit(1)
  if (!existing) return undefined
  const found = await usesOf(actor, existing.id, now, tx)
  const used = { ...found, uses: found.uses.filter(({ is }) => is !== 'older') }
  const where = found.held ? `used in ${titlesIn(used)}` : 'not used yet'
  return { ok: false, existing, problems: [{ message: `You have this already: ${existing.name}, ${where}.` }] }
}

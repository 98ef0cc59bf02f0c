import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { media } from '@/db/schema'
import type { Refused } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { visibleTo, type Media } from './media'
import { usesOf, usageInWords } from './uses'

export type Duplicate = Refused & { existing: Media }

export async function duplicateOf(
  tx: Tx,
  actor: Actor,
  { sha256, id }: Pick<Media, 'sha256' | 'id'>,
  now: number,
): Promise<Duplicate | undefined> {
  const hasSameBytes = and(
    eq(media.sha256, sha256),
    ne(media.id, id),
    isNull(media.trashedAt),
    visibleTo(tx, actor, now),
  )
  const [existing] = await tx.select().from(media).where(hasSameBytes).orderBy(media.uploadedAt).limit(1)
  if (!existing) return undefined
  const allUses = await usesOf(actor, existing.id, now, tx)
  const presentUses = { ...allUses, uses: allUses.uses.filter(({ is }) => is !== 'older') }
  const where = allUses.isHeld ? usageInWords(presentUses) : 'not used yet'
  return { ok: false, existing, problems: [{ message: `You have this already: ${existing.name}, ${where}.` }] }
}

import { and, eq, isNull, max } from 'drizzle-orm'
import { write } from '@/db/connection'
import { entries } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { sampleOrigin } from '@/domain/entries/sample'
import { mainLanguage } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { createEntryIn } from './drafts'
import { sampleBody, sampleTitle } from './sample-text'

/** The sample post of a person, made when they ask for it first, or after they threw theirs away. */
export async function openSample(actor: Actor, now: number): Promise<Result<{ entryId: number }>> {
  permit(actor, 'write', { createdBy: actor.id })
  const isOwn = and(eq(entries.origin, sampleOrigin), eq(entries.createdBy, actor.id ?? -1), isNull(entries.trashedAt))
  return write(async (tx) => {
    const [own] = await tx
      .select({ entryId: max(entries.id) })
      .from(entries)
      .where(isOwn)
    if (own?.entryId) return done({ entryId: own.entryId })
    const sample = {
      kind: 'post',
      language: mainLanguage(),
      content,
      session: randomId(),
      origin: sampleOrigin,
    } as const
    return createEntryIn(tx, actor, sample, now)
  })
}

const content = newContent({ title: sampleTitle, body: sampleBody })

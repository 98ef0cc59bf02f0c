import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { release } from '@/domain/releases'
import { refused } from '@/lib/result'
import { instantOf } from '@/lib/time'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

const wallTime = z.object({ date: z.string().max(20), time: z.string().max(20), zone: z.string().max(60) })

const Release = z.object({
  /** Exactly what the editor saw acknowledged. */
  revisionId: z.number().int(),
  /** Left out: now. */
  at: wallTime.optional(),
  major: z.boolean().optional(),
  note: z.string().max(500, 'Keep the note under 500 characters.').optional(),
  /** Why it cannot wait for an approval. */
  override: z.string().max(5_000).optional(),
})

export const POST = jsonRoute(Release, async (actor, { at: asked, ...chosen }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  const now = Date.now()
  const moment = asked ? instantOf(asked) : { ok: true as const, at: now }
  if (!moment.ok) return refused(moment.problem, 'at')
  return withStanding(actor, entryId, await release(actor, { ...chosen, entryId, at: moment.at }, now))
})

import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { release } from '@/domain/publishing/releases'
import { ChosenTime, chosenInstant } from '../../wall-time'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

const Release = z.object({
  /** Exactly what the editor saw acknowledged. */
  revisionId: z.number().int(),
  counter: z.number().int().optional(),
  /** Left out: now. */
  at: ChosenTime.optional(),
  major: z.boolean().optional(),
  note: z.string().max(500, 'Keep the note under 500 characters.').optional(),
  /** The reason why it cannot wait for an approval. */
  override: z.string().max(5_000).optional(),
})

export const POST = jsonRoute(Release, async (actor, { at: chosenTime, ...chosen }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  const now = Date.now()
  const moment = chosenInstant(chosenTime, now)
  if (!moment.ok) return moment
  return withStanding(actor, entryId, await release(actor, { ...chosen, entryId, at: moment.value }, now))
})

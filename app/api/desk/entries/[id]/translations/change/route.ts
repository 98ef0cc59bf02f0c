import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { decideChange } from '@/domain/writing/translation-decisions'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withOriginal } from '../original-for'

const Decision = z.object({
  key: z.string().max(64),
  from: z.number().int(),
  to: z.number().int(),
  decision: z.enum(['done', 'dismissed']).optional(),
})

/** Notes what was decided about a change of the original. */
export const POST = jsonRoute(Decision, async (actor, decision, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withOriginal(actor, entryId, await decideChange(actor, { entryId, ...decision }, Date.now()))
})

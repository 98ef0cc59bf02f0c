import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { leavePassages, maxLeftAtOnce } from '@/domain/writing/translation-decisions'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withOriginal } from '../original-for'

const Passages = z.object({ keys: z.array(z.string().max(64)).min(1).max(maxLeftAtOnce), isLeft: z.boolean() })

/** Lets passages stay in the words of the original, or takes that back. */
export const POST = jsonRoute(Passages, async (actor, passages, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withOriginal(actor, entryId, await leavePassages(actor, { entryId, ...passages }, Date.now()))
})

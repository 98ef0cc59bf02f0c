import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { leavePassage } from '@/domain/writing/translation-decisions'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { withOriginal } from '../original-for'

const Passage = z.object({ key: z.string().max(64), isLeft: z.boolean() })

/** Lets a passage stay in the words of the original, or takes that back. */
export const POST = jsonRoute(Passage, async (actor, passage, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withOriginal(actor, entryId, await leavePassage(actor, { entryId, ...passage }, Date.now()))
})

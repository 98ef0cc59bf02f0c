import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { decideSuggestion } from '@/domain/review/suggestions/decisions'
import { entryIdOf, type EntryParams } from '../../entry-id'

const Decision = z.object({
  keys: z.array(z.string().max(100)).min(1).max(10_000),
  is: z.enum(['accepted', 'refused', 'open']),
})

export const POST = jsonRoute(Decision, (actor, decision, params: EntryParams & { suggestion: string }) => {
  const which = { entryId: entryIdOf(params), id: entryIdOf({ id: params.suggestion }) }
  return decideSuggestion(actor, { ...decision, ...which }, Date.now())
})

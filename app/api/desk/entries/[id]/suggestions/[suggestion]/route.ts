import { z } from 'zod'
import { type EntryParams } from '@/auth/entry-guard'
import { jsonRoute } from '@/auth/guard'
import { idIn } from '@/auth/parse'
import { decideSuggestion } from '@/domain/review/suggestions/decisions'

const SuggestionDecision = z.object({
  keys: z.array(z.string().max(100)).min(1).max(10_000),
  is: z.enum(['accepted', 'refused', 'open']),
})

export const POST = jsonRoute(
  SuggestionDecision,
  (actor, decision, { id, suggestion }: EntryParams & { suggestion: string }, now) =>
    decideSuggestion(actor, { ...decision, entryId: idIn(id), id: idIn(suggestion) }, now),
)

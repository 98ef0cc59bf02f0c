import { z } from 'zod'
import { entryRoute } from '@/auth/entry-guard'
import { SuggestedContent } from '@/domain/review/suggestions/suggested-text'
import { saveSuggestion, withdrawSuggestion } from '@/domain/review/suggestions/suggestions'

const SuggestionSave = z.object({
  counter: z.number().int().min(0),
  session: z.string().min(8).max(64),
  base: SuggestedContent.optional(),
  suggested: SuggestedContent,
})

// Two texts: the suggested one, and its base.
export const PUT = entryRoute(SuggestionSave, saveSuggestion, { texts: 2 })

export const POST = entryRoute(z.object({ act: z.literal('withdraw') }), (actor, { entryId }, now) =>
  withdrawSuggestion(actor, { entryId }, now),
)

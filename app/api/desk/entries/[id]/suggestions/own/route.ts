import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { SuggestedContent } from '@/domain/review/suggestions/suggested-text'
import { saveSuggestion, withdrawSuggestion } from '@/domain/review/suggestions/suggestions'
import { entryIdOf, type EntryParams } from '../../entry-id'

const Save = z.object({
  counter: z.number().int().min(0),
  session: z.string().min(8).max(64),
  base: SuggestedContent.optional(),
  suggested: SuggestedContent,
})

/** Two texts at most: the suggested one, and the one that it began from. */
const texts = 2

export const PUT = jsonRoute(
  Save,
  (actor, save, params: EntryParams) => saveSuggestion(actor, { ...save, entryId: entryIdOf(params) }, Date.now()),
  { texts },
)

export const POST = jsonRoute(z.object({ act: z.literal('withdraw') }), (actor, _, params: EntryParams) =>
  withdrawSuggestion(actor, { entryId: entryIdOf(params) }, Date.now()),
)

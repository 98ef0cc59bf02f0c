import { deskRoute } from '@/auth/guard'
import { suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import { done, refused } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

// An open window asks by itself when something was suggested: that keeps no session alive.
export const GET = deskRoute(
  async (actor, _, params: EntryParams) => {
    const found = await suggestionsOf(actor, entryIdOf(params))
    return found ? done(found) : refused('This text no longer exists.')
  },
  { unasked: true },
)

import { got, text } from '@/domain/testing/newsroom'
import { ownSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { randomId } from '@/lib/keys/random'
import type { Person } from './staff'

/** Somebody suggests a text as their window would. */
export async function suggest({ actor }: Person, entryId: number, suggested: { title: string; body: string }) {
  const { base, counter } = (await ownSuggestion(actor, entryId))!
  const { title, body } = suggested
  const save = { entryId, counter, session: randomId(), base, suggested: { ...base, title, body: text(body) } }
  return got(await saveSuggestion(actor, save, Date.now()))
}

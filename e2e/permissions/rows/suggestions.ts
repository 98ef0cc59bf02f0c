import { ownSuggestion, suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { got, text } from '@/domain/testing/newsroom'
import type { Newsroom, Person } from '../newsroom'
import type { Row } from '../row'

// Requests about a suggestion that somebody has made.

const api = '/api/desk/entries/[id]'

/** An entry of someone's, with a suggestion of theirs; `change` is the key of its one change. */
async function suggested(room: Newsroom, owner: Person) {
  const { id, entryId } = await room.entry(owner)
  const { base, counter } = (await ownSuggestion(owner.actor, entryId))!
  const [, ...others] = (base.body as { content: unknown[] }).content
  const body = { type: 'doc', content: [...text('Other words.').content, ...others] }
  const save = { entryId, counter, session: 'a window', base, suggested: { ...base, body } }
  got(await saveSuggestion(owner.actor, save, Date.now()))
  const [found] = (await suggestionsOf(owner.actor, entryId))!
  return { path: `/api/desk/entries/${id}/suggestions`, id: found!.id, change: found!.changes[0]!.key }
}

export const suggestionRows: Row[] = [
  {
    of: `POST ${api}/suggestions/own`,
    does: 'withdraws what one suggested',
    needs: 'being its owner',
    sample: async (room, owner) => ({ path: `${(await suggested(room, owner)).path}/own`, json: { act: 'withdraw' } }),
  },
  {
    of: `POST ${api}/suggestions/[suggestion]`,
    does: 'decides on what is suggested',
    needs: 'write',
    about: 'a thing of its owner',
    sample: async (room, owner) => {
      const { path, id, change } = await suggested(room, owner)
      return { path: `${path}/${id}`, json: { keys: [change], is: 'refused' } }
    },
  },
]

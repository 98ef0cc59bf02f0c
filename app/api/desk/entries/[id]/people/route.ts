import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { peopleIn, declarePeople } from '@/domain/consents/marks'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withPeople } from './with-people'

const Mark = z.object({ people: z.enum(peopleIn), confirm: z.boolean().optional() })

// An open window asks this by itself: that keeps no session alive.
export const GET = deskRoute((actor, _, params: EntryParams) => withPeople(actor, entryIdOf(params)), { unasked: true })

/** Says whom an entry is about. */
export const POST = jsonRoute(Mark, async (actor, mark, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withPeople(actor, entryId, await declarePeople(actor, { ...mark, entryId }, Date.now()))
})

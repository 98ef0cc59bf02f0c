import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { draftPassages, machineTranslationOf, maxDraftedAtOnce } from '@/domain/writing/machine-drafts'
import { done, refused } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../../entry-id'

/** Returns what a machine made of a text, and whether one can be asked. */
export const GET = deskRoute(async (actor, _, params: EntryParams) => {
  const state = await machineTranslationOf(actor, entryIdOf(params))
  return state ? done(state) : refused('This text no longer exists.')
})

const Passages = z.object({ keys: z.array(z.string().max(64)).min(1).max(maxDraftedAtOnce) })

/** Has passages of the original drafted by the service that an admin has named. */
export const POST = jsonRoute(Passages, async (actor, { keys }, params: EntryParams) =>
  draftPassages(actor, { entryId: entryIdOf(params), keys }, Date.now()),
)

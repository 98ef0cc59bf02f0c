import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { linkConsent, unlinkConsent } from '@/domain/consents/links'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withPeople } from '../people/with-people'

const Link = z.object({
  act: z.enum(['link', 'unlink']),
  consentId: z.number().int(),
  /** The entries of the translations from which a link is taken away; left out: of this one. */
  entryIds: z.array(z.number().int()).min(1).max(20).optional(),
  confirm: z.boolean().optional(),
})

/** Links a consent to an entry, or takes the link away. */
export const POST = jsonRoute(Link, async (actor, { act, ...link }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  const verb = act === 'link' ? linkConsent : unlinkConsent
  return withPeople(actor, entryId, await verb(actor, { entryIds: [entryId], ...link }, Date.now()))
})

import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { previewAddress } from '@/auth/preview'
import { linkLengths, makePreviewLink, type LinkLength } from '@/domain/publishing/preview-links'
import { siteSettings } from '@/domain/published/site'
import { done } from '@/lib/result'
import { deskTimes } from '@/lib/time/time'
import { entryIdOf, type EntryParams } from '../entry-id'

const lengths = Object.keys(linkLengths) as [LinkLength, ...LinkLength[]]

const NewLink = z.object({
  /** Left out, always the newest text. */
  revisionId: z.number().int().optional(),
  label: z.string().max(1_000),
  lasts: z.enum(lengths, 'Choose how long it opens.'),
})

/** Makes a link. Its address is shown once, to whoever made it. */
export const POST = jsonRoute(NewLink, async (actor, link, params: EntryParams) => {
  const result = await makePreviewLink(actor, { ...link, entryId: entryIdOf(params) }, Date.now())
  if (!result.ok) return result
  const { token, expiresAt } = result.value
  const { zone } = await siteSettings()
  return done({ address: previewAddress(token), until: deskTimes(expiresAt, zone, actor.zone) })
})

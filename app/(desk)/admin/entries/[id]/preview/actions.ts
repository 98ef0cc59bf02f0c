'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { previewAddress } from '@/auth/preview'
import { linkLengths, makePreviewLink, revokePreviewLink, type LinkLength } from '@/domain/publishing/preview-links'
import { siteSettings } from '@/domain/published/site'
import { done } from '@/lib/result'
import { deskTimes } from '@/lib/time'

const lengths = Object.keys(linkLengths) as [LinkLength, ...LinkLength[]]

const Share = z.object({
  entryId: z.coerce.number().int(),
  /** The number of a revision, or `newest`: always the newest text. */
  shows: z.union([z.literal('newest'), z.coerce.number().int()], 'Choose what it shows.'),
  label: z.string().max(1_000),
  lasts: z.enum(lengths, 'Choose how long it opens.'),
})

/** Makes a link. Its address is shown once, to whoever made it. */
export const share = action(Share, async (actor, { shows, ...request }) => {
  const revisionId = shows === 'newest' ? undefined : shows
  const result = await makePreviewLink(actor, { ...request, revisionId }, Date.now())
  if (!result.ok) return result
  const { token, expiresAt } = result.value
  const { zone } = await siteSettings()
  return done({ address: previewAddress(token), label: request.label, until: deskTimes(expiresAt, zone, actor.zone) })
})

export const revoke = action(z.object({ linkId: z.coerce.number().int() }), (actor, { linkId }) =>
  revokePreviewLink(actor, linkId, Date.now()),
)

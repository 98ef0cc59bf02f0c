import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { lookUp } from '@/domain/addresses/links'
import { done } from '@/lib/result'

const CheckRequest = z.object({
  hrefs: z.array(z.string().max(2_000)).max(2_000),
  mediaIds: z.array(z.string().regex(/^[0-9a-z]{12}$/)).max(2_000),
  /** The planned release, UTC ms; without it, now. */
  at: z.number().int().optional(),
})

export const POST = jsonRoute(CheckRequest, async (actor, { hrefs, mediaIds, at }, _, now) =>
  done(await lookUp(actor, { hrefs, mediaIds, at: at ?? now }, now)),
)

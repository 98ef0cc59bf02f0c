import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { describeUpload } from '@/domain/files/media-details'
import { done } from '@/lib/result'

type Params = { id: string }

const Description = z.object({ alt: z.string().max(100_000) })

/** Keeps the description that was written in a text with a picture that has none. */
export const POST = jsonRoute(Description, async (actor, { alt }, { id }: Params) => {
  const result = await describeUpload(actor, { id, changes: { alt }, opened: { alt: '' } }, Date.now())
  return result.ok ? done(undefined) : result
})

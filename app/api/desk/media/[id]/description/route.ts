import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { describeUpload } from '@/domain/files/media-details'
import { done } from '@/lib/result'

type Params = { id: string }

const textField = z.string().max(100_000)
/** `was`: the description as known; if somebody has changed it since, theirs stays. */
const DescriptionBody = z.object({ alt: textField, was: textField.default('') })

export const POST = jsonRoute(DescriptionBody, async (actor, { alt, was }, { id }: Params, now) => {
  const result = await describeUpload(actor, { id, changes: { alt }, opened: { alt: was } }, now)
  return result.ok ? done(undefined) : result
})

import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse, queryOf } from '@/auth/parse'
import { sharedNow } from '@/db/clock'
import { permit } from '@/domain/staff/actor'
import { storeUpload } from '@/domain/files/intake'
import { propertiesToDecide } from '@/domain/files/properties'
import { done } from '@/lib/result'
import { toEditorUpload } from '@/domain/writing/editing'
import { answerInLines } from './in-lines'
import { receiveUpload } from './receive'

const UploadOptions = z.object({
  replaces: z
    .string()
    .regex(/^[0-9a-z]{12}$/)
    .optional(),
  /** `both`: stores the file although the library already has its bytes. */
  keep: z.literal('both').optional(),
})

/** Sends progress to clients that accept lines. Stores nothing if the client leaves early. */
export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'upload')
  const options = parse(UploadOptions, queryOf(request))
  if (!options.ok) return options
  const { replaces, keep } = options.value
  return answerInLines(request, ({ progressOptions, signal }) =>
    receiveUpload(request, async (file) => {
      const upload = { ...file, replaces, keepBoth: keep === 'both', ...progressOptions, signal }
      const result = await storeUpload(actor, upload, sharedNow())
      if (result.ok)
        return done({ ...toEditorUpload(result.value), visibleProperties: propertiesToDecide(result.value) })
      return 'existing' in result ? { ...result, existing: toEditorUpload(result.existing) } : result
    }),
  )
})

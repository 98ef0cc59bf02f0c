import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { permit } from '@/domain/staff/actor'
import { storeUpload } from '@/domain/files/intake'
import { listMedia } from '@/domain/files/media'
import { propertiesToDecide } from '@/domain/files/properties'
import { done } from '@/lib/result'
import { asEditorUpload } from './as-editor-upload'
import { answerInLines } from './in-lines'
import { receive } from './receive'

const UploadOptions = z.object({
  /** The upload whose next version comes, if it is one. */
  replaces: z
    .string()
    .regex(/^[0-9a-z]{12}$/)
    .optional(),
  /** `both`: also where the same is here already. */
  keep: z.literal('both').optional(),
})

/** Keeps a file. Who asks for lines is told whether it waits for others, and while a PDF is read, how far that is; who leaves before the end leaves nothing. */
export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'upload') // before a byte is read
  const asked = parse(UploadOptions, Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.ok) return asked
  const { replaces, keep } = asked.value
  return answerInLines(request, ({ told, signal }) =>
    receive(request, async (file) => {
      const upload = { ...file, replaces, keepBoth: keep === 'both', ...told, signal }
      const stored = await storeUpload(actor, upload, Date.now())
      if (stored.ok)
        return done({ ...asEditorUpload(stored.value), visibleProperties: propertiesToDecide(stored.value) })
      return 'existing' in stored ? { ...stored, existing: asEditorUpload(stored.existing) } : stored
    }),
  )
})

const MediaQuery = z.object({
  search: z.string().max(200).default(''),
  type: z.enum(['picture', 'document']).optional(),
})

export const GET = deskRoute(async (actor, request) => {
  const asked = parse(MediaQuery, Object.fromEntries(new URL(request.url).searchParams))
  return asked.ok ? done((await listMedia(actor, asked.value)).map(asEditorUpload)) : asked
})

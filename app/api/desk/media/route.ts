import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { permit } from '@/domain/actor'
import { storeUpload } from '@/domain/intake'
import { listMedia } from '@/domain/media'
import { done } from '@/lib/result'
import { asEditorUpload } from './as-editor-upload'
import { receive } from './receive'

/** The upload whose next version comes, if it is one. */
const Sending = z.object({
  replaces: z
    .string()
    .regex(/^[0-9a-z]{12}$/)
    .optional(),
})

export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'upload') // before a byte is read
  const asked = parse(Sending, Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.ok) return asked
  return receive(request, async (file) => {
    const stored = await storeUpload(actor, { ...file, ...asked.value }, Date.now())
    return stored.ok ? done(asEditorUpload(stored.value)) : stored
  })
})

const Asked = z.object({ search: z.string().max(200).default(''), type: z.enum(['picture', 'document']).optional() })

export const GET = deskRoute(async (actor, request) => {
  const asked = parse(Asked, Object.fromEntries(new URL(request.url).searchParams))
  return asked.ok ? done((await listMedia(actor, asked.value)).map(asEditorUpload)) : asked
})

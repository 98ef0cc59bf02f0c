import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { permit } from '@/domain/actor'
import { storeUpload } from '@/domain/intake'
import { listMedia } from '@/domain/media'
import { done } from '@/lib/result'
import { asEditorUpload } from './as-editor-upload'
import { receive } from './receive'

export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'upload') // before a byte is read
  return receive(request, async (file) => {
    const stored = await storeUpload(actor, file, Date.now())
    return stored.ok ? done(asEditorUpload(stored.value)) : stored
  })
})

const Asked = z.object({ search: z.string().max(200).default(''), type: z.enum(['picture', 'document']).optional() })

export const GET = deskRoute(async (actor, request) => {
  const asked = parse(Asked, Object.fromEntries(new URL(request.url).searchParams))
  return asked.ok ? done((await listMedia(actor, asked.value)).map(asEditorUpload)) : asked
})

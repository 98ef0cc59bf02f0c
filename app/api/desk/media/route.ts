import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse } from '@/auth/parse'
import { permit } from '@/domain/actor'
import { storeUpload } from '@/domain/intake'
import { listMedia } from '@/domain/media'
import type { Progress } from '@/domain/pdf/read'
import { toldBy } from '@/domain/properties'
import { done } from '@/lib/result'
import { asEditorUpload } from './as-editor-upload'
import { asksForLines, inLines } from './in-lines'
import { receive } from './receive'

/** Keeps a file. Who asks for lines is told, while a PDF is read, how far that is; who leaves before the end leaves nothing. */
export const POST = deskRoute(async (actor, request) => {
  permit(actor, 'upload') // before a byte is read
  const left = new AbortController()
  request.signal.addEventListener('abort', () => left.abort())
  const store = (onProgress?: (progress: Progress) => void) =>
    receive(request, async (file) => {
      const stored = await storeUpload(actor, { ...file, onProgress, signal: left.signal }, Date.now())
      return stored.ok ? done({ ...asEditorUpload(stored.value), told: toldBy(stored.value) }) : stored
    })
  return asksForLines(request) ? inLines(store, left) : store()
})

const Asked = z.object({ search: z.string().max(200).default(''), type: z.enum(['picture', 'document']).optional() })

export const GET = deskRoute(async (actor, request) => {
  const asked = parse(Asked, Object.fromEntries(new URL(request.url).searchParams))
  return asked.ok ? done((await listMedia(actor, asked.value)).map(asEditorUpload)) : asked
})

import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { deskRoute } from '@/auth/guard'
import { findUpload, type Media } from '@/domain/files/media'
import { documentFile, fallbackWidth, masterFile, mediaRoot, widthsOf } from '@/lib/media-files'
import { dispositionOf, isPicture } from '@/lib/media-types'

type Params = { id: string; file: string }

const types = { webp: 'image/webp', jpg: 'image/jpeg' }

/** An upload for staff, whether readers may see it or not: for the editor and the preview. */
export const GET = deskRoute(async (actor, _, { id, file }: Params) => {
  const upload = /^[0-9a-z]{12}$/.test(id) ? await findUpload(actor, { id, name: file }) : undefined
  const stored = upload && storedFile(upload, file)
  const path = stored && join(/* turbopackIgnore: true */ mediaRoot(), upload.id, stored)
  const facts = path && (await stat(/* turbopackIgnore: true */ path).catch(() => undefined))
  if (!facts) return new Response('There is no such file.', { status: 404 })
  return new Response(chunks(path), {
    headers: {
      'content-type': types[stored.split('.').at(-1) as keyof typeof types] ?? upload.type,
      'content-length': String(facts.size),
      'content-disposition': `${dispositionOf(upload.type)}; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})

/**
 * `shown.webp` is a picture, or a document's first page, as the editor shows it; `master` a picture as it is kept; other
 * names are those of public addresses.
 */
function storedFile({ name, type, width }: Media, file: string) {
  if (!isPicture(type) && file === name) return documentFile(type)
  if (!width) return undefined
  if (isPicture(type) && file === 'master') return masterFile(type)
  const widths = widthsOf(width)
  if (file === 'shown.webp') return `${widths.findLast((candidate) => candidate <= fallbackWidth) ?? widths[0]}.webp`
  const names = [...widths.map((candidate) => `${candidate}.webp`), `${Math.min(fallbackWidth, width)}.jpg`]
  return names.find((candidate) => candidate === file)
}

const chunkSize = 1_000_000

/** Reads a file piece by piece. Each read opens it: a browser that stops reading leaves no descriptor behind. */
function chunks(path: string) {
  let position = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const handle = await open(/* turbopackIgnore: true */ path)
        try {
          const { bytesRead, buffer } = await handle.read(Buffer.alloc(chunkSize), 0, chunkSize, position)
          if (bytesRead === 0) return controller.close()
          position += bytesRead
          controller.enqueue(buffer.subarray(0, bytesRead))
        } finally {
          await handle.close()
        }
      },
    },
    { highWaterMark: 0 },
  )
}

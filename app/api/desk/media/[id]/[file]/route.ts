import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { deskRoute } from '@/auth/guard'
import { findMedia, type Media } from '@/domain/media'
import { documentFile, fallbackWidth, mediaRoot, widthsOf } from '@/lib/media-files'

type Params = { id: string; file: string }

const types = { webp: 'image/webp', jpg: 'image/jpeg', pdf: 'application/pdf' }

/** An upload for staff, whether readers may see it or not: for the editor and the preview. */
export const GET = deskRoute(async (actor, _, { id, file }: Params) => {
  const [upload] = /^[0-9a-z]{12}$/.test(id) ? await findMedia(actor, [id]) : []
  const stored = upload && storedFile(upload, file)
  const handle = stored && (await open(join(mediaRoot(), id, stored)).catch(() => undefined))
  if (!handle) return new Response('There is no such file.', { status: 404 })
  const { size } = await handle.stat()
  return new Response(chunks(handle), {
    headers: {
      'content-type': types[stored.split('.').at(-1) as keyof typeof types],
      'content-length': String(size),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})

/** `shown.webp` is a picture as the editor shows it; other names are those of public addresses. */
function storedFile({ name, type, width }: Media, file: string) {
  if (type === 'application/pdf') return file === name ? documentFile : undefined
  const widths = widthsOf(width!)
  if (file === 'shown.webp') return `${widths.findLast((candidate) => candidate <= fallbackWidth) ?? widths[0]}.webp`
  const names = [...widths.map((candidate) => `${candidate}.webp`), `${Math.min(fallbackWidth, width!)}.jpg`]
  return names.find((candidate) => candidate === file)
}

function chunks(handle: Awaited<ReturnType<typeof open>>) {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024))
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        await handle.close()
        controller.close()
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  )
}

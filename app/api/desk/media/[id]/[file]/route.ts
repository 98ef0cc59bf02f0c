import { buffer } from 'node:stream/consumers'
import { deskRoute } from '@/auth/guard'
import { findUpload, type Media } from '@/domain/files/media'
import { documentFile, fallbackWidth, masterFile, smallWidthsOf, widthsOf } from '@/lib/files/media-files'
import { dispositionOf, isPicture } from '@/lib/files/media-types'
import { mediaStore } from '@/lib/store/media'
import { requestedPart } from '@/lib/web/part-asked'
import { inTime, storeProblemOf, type FilePart, type StoredObject } from '@/lib/store/store'

type Params = { id: string; file: string }

const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' }

/** Serves public and unpublished uploads to staff. */
export const GET = deskRoute(async (actor, request, { id, file }: Params, now) => {
  const upload = /^[0-9a-z]{12}$/.test(id) ? await findUpload(actor, { id, name: file }, now) : undefined
  const name = upload && storedFile(upload, file)
  if (!name) return new Response(noSuchFile, { status: 404 })
  // An older upload may lack its small files until they are made: the next width serves.
  const wider = smallFileNames(upload).includes(name) ? `${widthsOf(upload.width!)[0]}.webp` : undefined
  const stored = (await findOrAway(`${upload.id}/${name}`)) ?? (wider && (await findOrAway(`${upload.id}/${wider}`)))
  if (stored === 'away') return new Response('Its store does not give it now.', { status: 503, headers: awayHeaders })
  if (!stored) return new Response(noSuchFile, { status: 404 })
  const range = request.headers.get('range') ?? undefined
  const part = requestedPart({ headers: { range } }, stored)
  if (part === 'none')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${stored.bytes}` } })
  const { first, last } = part ?? { first: 0, last: stored.bytes - 1 }
  return new Response(chunksOf(stored, { first, last }), {
    status: part ? 206 : 200,
    headers: {
      ...(part && { 'content-range': `bytes ${first}-${last}/${stored.bytes}` }),
      'accept-ranges': 'bytes',
      'content-type': pictureTypes[name.split('.').at(-1) as keyof typeof pictureTypes] ?? upload.type,
      'content-length': String(last - first + 1),
      'content-disposition': `${dispositionOf(upload.type)}; filename*=UTF-8''${encodeURIComponent(upload.name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
})

const noSuchFile = 'There is no such file.'
const awayHeaders = { 'retry-after': '60', 'cache-control': 'no-store' }

async function findOrAway(path: string): Promise<StoredObject | 'away' | undefined> {
  try {
    return await inTime(mediaStore().find(path))
  } catch (error) {
    if (storeProblemOf(error) === undefined) throw error
    return 'away'
  }
}

/** `shown.webp`: a picture, or a document's first page, for the editor; `master`: a picture as stored. */
function storedFile({ name, type, width }: Media, file: string) {
  if (!isPicture(type) && file === name) return documentFile(type)
  if (!width) return undefined
  if (isPicture(type) && file === 'master') return masterFile(type)
  const widths = widthsOf(width)
  if (file === 'shown.webp') return `${widths.findLast((candidate) => candidate <= fallbackWidth) ?? widths[0]}.webp`
  const names = [...widths.map((candidate) => `${candidate}.webp`), `${Math.min(fallbackWidth, width)}.jpg`]
  return [...smallFileNames({ width }), ...names].find((candidate) => candidate === file)
}

function smallFileNames({ width }: Pick<Media, 'width'>) {
  return width ? smallWidthsOf(width).map((small) => `${small}.webp`) : []
}

const chunkSize = 1_000_000

/** Opens each piece separately: an aborted download leaves no open file. */
function chunksOf({ path, bytes }: StoredObject, { first, last }: FilePart) {
  let position = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (position > last) return controller.close()
        const part = { first: position, last: Math.min(position + chunkSize - 1, last) }
        const opened = await mediaStore().open(path, { part })
        if (opened?.bytes !== bytes) {
          opened?.stream.destroy()
          throw new Error('A file changed while it was read.')
        }
        controller.enqueue(await buffer(opened.stream))
        position = part.last + 1
      },
    },
    { highWaterMark: 0 },
  )
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import parseRange from 'range-parser'
import type { FilePart } from '@/lib/store/store'

/** The one part that is asked for; undefined: the whole; 'none': a part that is not there. */
export function partAsked(
  { headers }: IncomingMessage,
  { bytes, etag }: { bytes: number; etag?: string },
): FilePart | 'none' | undefined {
  const { range, 'if-range': sameAs } = headers
  // A weak tag never proves that a part fits the rest (RFC 9110, section 13.1.5).
  if (range === undefined || (sameAs !== undefined && sameAs !== etag)) return undefined
  // The last n bytes of a file that has fewer are the whole of it (section 14.1.2).
  const suffix = Number(/^bytes=-(\d+)$/.exec(range)?.[1] ?? 0)
  const parts = parseRange(bytes, suffix > bytes ? 'bytes=0-' : range, { combine: true })
  if (parts === -1) return 'none'
  if (parts === -2 || parts.type !== 'bytes' || parts.length !== 1) return undefined
  return { first: parts[0]!.start, last: parts[0]!.end }
}

type Sending = { body: Buffer; headers: string[]; part: FilePart | 'none' }

/** Sends a part of what is in memory, with the headers of the whole in the flat form of `writeHead`. */
export function sendPart(req: IncomingMessage, res: ServerResponse, { body, headers, part }: Sending) {
  const others = headers.slice(0, headers.indexOf('content-length'))
  if (part === 'none') {
    return void res.writeHead(416, [...others, 'content-range', `bytes */${body.length}`, 'content-length', '0']).end()
  }
  const { first, last } = part
  const range = ['content-range', `bytes ${first}-${last}/${body.length}`, 'content-length', String(last - first + 1)]
  res.writeHead(206, [...others, ...range])
  res.end(req.method === 'HEAD' ? undefined : body.subarray(first, last + 1))
}

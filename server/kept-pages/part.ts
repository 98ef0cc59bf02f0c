import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FilePart } from '@/lib/store/store'

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

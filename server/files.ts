import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'
import { dispositionOf } from '@/lib/media-types'
import { addressOf } from './address'
import { filePolicy } from './headers'
import { answerPlainly } from './plain'
import { whenReading, type Step } from './step'

/** What a public file's address names: an upload under its own name, or a picture in one width (pixels). */
export type Wanted = { id: string; name: string } | { id: string; width: number; format: 'webp' | 'jpg' }

export type Found = {
  /** The name that readers get, and the media type. */
  name: string
  type: string
  /** Where the bytes lie: `file` inside the folder `root`. */
  root: string
  file: string
  /** SHA-256 (hex) of bytes that never change, for a strong tag. */
  sha256?: string
}

export type FindFile = (wanted: Wanted, now: number) => Promise<Found | undefined>

/**
 * Sends the uploads that a live entry uses at this moment: ranges, validators, HEAD. Any other goes on, to be answered
 * like every unknown address. Never through Next, which drops Content-Length.
 */
export function files(find: FindFile, now: () => number = Date.now): Step {
  return whenReading(async (req, res, next) => {
    const { path, area } = addressOf(req)!
    const wanted = area === 'files' ? wantedBy(path) : undefined
    const found = wanted && (await find(wanted, now()))
    return found ? sendOr(req, res, found, next) : next()
  })
}

/** Sends a file, or goes on where its bytes are not there; `over` are headers in place of the public ones. */
export async function sendOr(
  req: IncomingMessage,
  res: ServerResponse,
  found: Found & { over?: Record<string, string> },
  next: () => void | Promise<void>,
) {
  const status = await sendFile(req, res, found)
  if (status === 404) return next()
  if (status) answerPlainly(req, res, status)
}

/** What `/files/<id>/<name>` or `/media/<id>/<width>.webp` names. */
export function wantedBy(path: string): Wanted | undefined {
  const [, folder, id, last, ...more] = decodeURIComponent(path).split('/')
  if (!id || !last || more.length > 0 || !/^[\w-]+$/.test(id)) return undefined
  if (folder === 'files') return { id, name: last }
  const picture = /^([1-9]\d{1,4})\.(webp|jpg)$/.exec(last)
  return picture ? { id, width: Number(picture[1]), format: picture[2] as 'webp' | 'jpg' } : undefined
}

/** Sends it, or says with which status it could not be; then nothing was sent and no header of the file is left. */
function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { name, type, root, file, sha256, over }: Found & { over?: Record<string, string> },
) {
  const headers = {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-disposition': `${dispositionOf(type)}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': filePolicy,
    'cache-control': 'public, no-cache',
    ...(sha256 && { etag: `"${sha256.slice(0, 32)}"` }),
    ...over,
  }
  res.setHeaders(new Map(Object.entries(headers)))
  return new Promise<number | undefined>((resolve) => {
    res.once('close', () => resolve(undefined))
    send(req, encodeURIComponent(file), { root, cacheControl: false, index: false })
      .on('error', (error: { status?: number; headers?: Record<string, string> }) => {
        if (res.headersSent) return res.destroy()
        for (const header of [...Object.keys(headers), 'accept-ranges', 'last-modified']) res.removeHeader(header)
        if (error.status === 416) res.setHeader('content-range', error.headers!['Content-Range']!)
        resolve(error.status ?? 500)
      })
      .pipe(res)
  })
}

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'
import { addressOf } from './address'
import { whenDownloaded, type CountDownload } from './download-detection'
import { answerPlainly, withheldWords } from './plain'
import { sendOn } from './redirect'
import { whenReading, type Step } from './step'
import { fileHeaders } from './file-headers'
import { isWithheld, type FindDamage } from './withhold'
import type { FileToSend } from './file-to-send'

/**
 * What a public file's address names: a file by the id of its first version, under a name and perhaps one version of it,
 * or a picture in one width (pixels).
 */
export type FileRequest =
  { id: string; version?: number; name: string } | { id: string; width: number; format: 'webp' | 'jpg' }

/** Where the reader should ask instead, for now. */
export type FileRedirect = { path: string }

export type FindFile = (wanted: FileRequest, now: number) => Promise<FileToSend | FileRedirect | undefined>

export type Files = {
  find: FindFile
  /** What is known to be wrong with a file: it is not sent. */
  findDamage: FindDamage
  /** Told of every download of a document that begins. */
  countDownload: CountDownload
  now?: () => number
}

/**
 * Sends the uploads that readers may have at this moment: ranges, validators, HEAD. Any other goes on, to be answered
 * like every unknown address. Never through Next, which drops Content-Length.
 */
export function files({ find, findDamage, countDownload, now = Date.now }: Files): Step {
  return whenReading(async (req, res, next) => {
    const { path, area } = addressOf(req)!
    const wanted = area === 'files' ? fileRequestAt(path) : undefined
    const found = wanted && (await find(wanted, now()))
    if (!found) return next()
    // Which version an address serves, and whether it serves any, can change again.
    if (!('root' in found)) return sendOn(res, 302, found.path)
    if (await isWithheld(found, findDamage)) {
      res.setHeader('retry-after', '86400')
      return answerPlainly(req, res, 503, { words: withheldWords })
    }
    if ('name' in wanted) whenDownloaded(req, res, () => countDownload(found.mediaId, now()))
    return sendOr(req, res, found, next)
  })
}

/** Sends a file, or goes on where its bytes are not there; `over` are headers in place of the public ones. */
export async function sendOr(
  req: IncomingMessage,
  res: ServerResponse,
  found: FileToSend & { over?: Record<string, string> },
  next: () => void | Promise<void>,
) {
  await shortenSuffix(req, found)
  const status = await sendFile(req, res, found)
  if (status === 404) return next()
  if (status) answerPlainly(req, res, status)
}

/** The last n bytes of a file that has fewer are the whole of it (RFC 9110, section 14.1.2). */
async function shortenSuffix({ headers }: IncomingMessage, { root, file }: FileToSend) {
  const wanted = Number(/^bytes=-(\d+)$/.exec(headers.range ?? '')?.[1] ?? 0)
  if (wanted === 0) return
  const size = await stat(join(root, file)).then(
    ({ size }) => size,
    () => 0,
  )
  if (wanted > size) headers.range = 'bytes=0-'
}

/** What `/files/<id>/<name>`, `/files/<id>/<version>/<name>` or `/media/<id>/<width>.webp` names. */
export function fileRequestAt(path: string): FileRequest | undefined {
  const [, folder, id, ...rest] = decodeURIComponent(path).split('/')
  const last = rest.at(-1)
  if (!id || !last || !/^[\w-]+$/.test(id)) return undefined
  if (folder === 'files') {
    if (rest.length === 1) return { id, name: last }
    return rest.length === 2 && /^[1-9]\d{0,5}$/.test(rest[0]!)
      ? { id, version: Number(rest[0]), name: last }
      : undefined
  }
  const picture = rest.length === 1 ? /^([1-9]\d{1,4})\.(webp|jpg)$/.exec(last) : undefined
  return picture ? { id, width: Number(picture[1]), format: picture[2] as 'webp' | 'jpg' } : undefined
}

/** Sends it, or says with which status it could not be; then nothing was sent and no header of the file is left. */
function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { root, file, over, ...sent }: FileToSend & { over?: Record<string, string> },
) {
  const headers = { ...fileHeaders(sent), ...over }
  res.setHeaders(new Map(Object.entries(headers)))
  // No Last-Modified: the time on the disk says when it was uploaded, which is nobody's business, and an address that goes
  // back to an older version would be answered with 304.
  // A weak tag never proves that a part fits the rest (RFC 9110, section 13.1.5).
  if (String(req.headers['if-range']).startsWith('W/')) delete req.headers.range
  const options = { root, cacheControl: false, index: false, etag: false, lastModified: false } as const
  return new Promise<number | undefined>((resolve) => {
    res.once('close', () => resolve(undefined))
    send(req, encodeURIComponent(file), options)
      .on('error', (error: { status?: number; headers?: Record<string, string> }) => {
        if (res.headersSent) return res.destroy()
        for (const header of [...Object.keys(headers), 'accept-ranges']) res.removeHeader(header)
        if (error.status === 416) res.setHeader('content-range', error.headers!['Content-Range']!)
        resolve(error.status ?? 500)
      })
      .pipe(res)
  })
}

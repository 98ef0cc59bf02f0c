import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'
import { requestAddress } from './address'
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

export type FindFile = (request: FileRequest, now: number) => Promise<FileToSend | FileRedirect | undefined>

export type Files = {
  find: FindFile
  /** The known damage of a file. A damaged file is not sent. */
  findDamage: FindDamage
  /** Called for every download of a document that begins. */
  countDownload: CountDownload
  now?: () => number
}

/**
 * Sends the uploads that readers may have at this moment: ranges, validators, HEAD. Any other goes on, to be answered
 * like every unknown address. Never through Next, which drops Content-Length.
 */
export function files({ find, findDamage, countDownload, now = Date.now }: Files): Step {
  return whenReading(async (req, res, next) => {
    const { path, area } = requestAddress(req)!
    const request = area === 'files' ? fileRequestAt(path) : undefined
    const file = request && (await find(request, now()))
    if (!file) return next()
    // Which version an address serves, and whether it serves any, can change again.
    if (!('root' in file)) return sendOn(res, 302, file.path)
    if (await isWithheld(file, findDamage)) {
      res.setHeader('retry-after', '86400')
      return answerPlainly(req, res, 503, { words: withheldWords })
    }
    if ('name' in request) whenDownloaded(req, res, () => countDownload(file.mediaId, now()))
    return sendOr(req, res, file, next)
  })
}

/** Sends a file, or goes on where its bytes are not there; `over` are headers in place of the public ones. */
export async function sendOr(
  req: IncomingMessage,
  res: ServerResponse,
  file: FileToSend & { over?: Record<string, string> },
  next: () => void | Promise<void>,
) {
  await shortenSuffix(req, file)
  const status = await sendFile(req, res, file)
  if (status === 404) return next()
  if (status) answerPlainly(req, res, status)
}

/** The last n bytes of a file that has fewer are the whole of it (RFC 9110, section 14.1.2). */
async function shortenSuffix({ headers }: IncomingMessage, { root, file }: FileToSend) {
  const bytes = Number(/^bytes=-(\d+)$/.exec(headers.range ?? '')?.[1] ?? 0)
  if (bytes === 0) return
  const size = await stat(join(root, file)).then(
    ({ size }) => size,
    () => 0,
  )
  if (bytes > size) headers.range = 'bytes=0-'
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

/** Sends a file. Where that fails it returns the status that says why; then nothing was sent and no header of the file is left. */
function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { root, file, over, ...facts }: FileToSend & { over?: Record<string, string> },
) {
  const headers = { ...fileHeaders(facts), ...over }
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

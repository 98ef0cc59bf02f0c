import type { IncomingMessage, ServerResponse } from 'node:http'
import { requestAddress } from '../front-door/address'
import { whenDownloaded, type CountDownload } from './download-detection'
import { sendRedirect } from '../front-door/redirect'
import { whenReading, type Step } from '../front-door/step'
import { answerStoreAway, answerWithheld, sendStored } from './send-stored'
import { isWithheld, type FindStored, type KnownFile } from './withhold'
import type { FileToSend } from './file-to-send'

/** A file by the first version's id, perhaps with a version, or a picture by width (pixels). */
export type FileRequest =
  { id: string; version?: number; name: string } | { id: string; width: number; format: 'webp' | 'jpg' }

/** A temporary redirect. */
export type FileRedirect = { path: string }

export type FindFile = (request: FileRequest, now: number) => Promise<FileToSend | FileRedirect | undefined>

export type Files = {
  find: FindFile
  findStored: FindStored
  countDownload: CountDownload
  now?: () => number
}

/** Sends files itself, because Next would drop Content-Length. Other requests continue as unknown addresses. */
export function files({ find, findStored, countDownload, now = Date.now }: Files): Step {
  return whenReading(async (req, res, next) => {
    const { path, area } = requestAddress(req)!
    const request = area === 'files' ? fileRequestAt(path) : undefined
    const file = request && (await find(request, now()))
    if (!file) return next()
    // 302, since the newest version may change.
    if (!('mediaId' in file)) return sendRedirect(res, 302, file.path)
    const stored = await findStored(file)
    if (!stored) return next()
    try {
      if (await isWithheld(file, stored)) return void answerWithheld(req, res)
    } catch (error) {
      return answerStoreAway(req, res, error)
    }
    if ('name' in request) whenDownloaded(req, res, () => countDownload(file.mediaId, now()))
    return sendOr(req, res, { file, stored }, next)
  })
}

/** `over` replaces public headers. */
export async function sendOr(
  req: IncomingMessage,
  res: ServerResponse,
  { file, stored, over }: { file: FileToSend; stored: KnownFile; over?: Record<string, string> },
  next: () => void | Promise<void>,
) {
  // By hash, since a picture can be replaced (docs/decisions/0067-blurring-pictures.md).
  const tag = stored.sha256.slice(0, 32)
  try {
    if (await sendStored(req, res, { file: { ...file, tag }, bytes: stored.bytes, over })) return
  } catch (error) {
    return answerStoreAway(req, res, error)
  }
  return next()
}

/** Parses `/files/<id>/<name>`, `/files/<id>/<version>/<name>` or `/media/<id>/<width>.webp`. */
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

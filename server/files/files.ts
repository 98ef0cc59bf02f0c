import type { IncomingMessage, ServerResponse } from 'node:http'
import { requestAddress } from '../front-door/address'
import { onDownload, type CountDownload } from './download-detection'
import { sendRedirect } from '../front-door/redirect'
import { ifReading, type Step } from '../front-door/step'
import { isWithheld, type FindStored, type KnownFile } from './withhold'
import type { FileToSend } from './file-to-send'
import fresh from 'fresh'
import { log } from '@/lib/process/log'
import { mediaStore } from '@/lib/store/media'
import { inTime, storeProblemOf, type OpenedFile, type StoredObject } from '@/lib/store/store'
import { fileHeaders } from './file-headers'
import { requestedPart } from '@/lib/web/part-asked'
import { publicAddress } from '@/lib/web/public-address'
import { answerPlainly, storeAwayWords, withheldWords } from '../front-door/plain'

/** A file by the first version's id, perhaps with a version, or a picture by width (pixels). */
export type FileRequest =
  { id: string; version?: number; name: string } | { id: string; width: number; format: 'webp' | 'jpg' }

/** A temporary redirect. */
export type FileRedirect = { path: string }

export type FindFile = (request: FileRequest, now: number) => Promise<FileToSend | FileRedirect | undefined>

export type FilesDeps = {
  find: FindFile
  findStored: FindStored
  countDownload: CountDownload
  now?: () => number
}

/** Sends files without Next, which would drop Content-Length. Other requests continue as unknown addresses. */
export function serveFiles({ find, findStored, countDownload, now = Date.now }: FilesDeps): Step {
  return ifReading(async (req, res, next) => {
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
    if ('name' in request) onDownload(req, res, () => countDownload(file.mediaId, now()))
    return sendStoredFile(req, res, { file, stored }, next)
  })
}

/** Sends a file whose facts are known. `over` replaces public headers. Calls `next` if the file is missing. */
export async function sendStoredFile(
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
  const { row, params } = publicAddress(decodeURIComponent(path))
  const { lineage, id = lineage, version, name, picture } = params
  if (!id || !/^[\w-]+$/.test(id)) return undefined
  if (row.answer === 'file') return { id, version: version === undefined ? undefined : Number(version), name: name! }
  if (row.answer !== 'picture') return undefined
  const [width, format] = picture!.split('.')
  return { id, width: Number(width), format: format as 'webp' | 'jpg' }
}

type FileSending = {
  file: FileToSend
  bytes: number
  over?: Record<string, string>
}

/** Answers with the file or a part of it. Returns false, with nothing sent, if the store has no such file. */
async function sendStored(req: IncomingMessage, res: ServerResponse, { file, bytes, over }: FileSending) {
  const { mediaId, file: name, ...facts } = file
  const headers = { ...fileHeaders(facts), ...over, 'accept-ranges': 'bytes' }
  const { etag } = headers as { etag?: string }
  if (failsPrecondition(req, etag)) return answerAndStop(req, res, 412)
  if (etag && fresh(req.headers, { etag })) return isNotModified(res, headers)
  const part = requestedPart(req, { bytes, etag })
  if (part === 'none') {
    res.setHeader('content-range', `bytes */${bytes}`)
    return answerAndStop(req, res, 416)
  }
  const path = `${mediaId}/${name}`
  const leaving = new AbortController()
  res.once('close', () => leaving.abort())
  const opening: Promise<StoredObject | OpenedFile | undefined> =
    req.method === 'HEAD' ? mediaStore().find(path) : mediaStore().open(path, { part, signal: leaving.signal })
  const opened = await inTime(opening, (problem) => leaving.abort(problem))
  if (!opened) return false
  if (opened.bytes !== bytes) {
    if ('stream' in opened) opened.stream.destroy()
    return answerWithheld(req, res)
  }
  res.statusCode = part ? 206 : 200
  res.setHeaders(new Map(Object.entries(headers)))
  res.setHeader('content-length', part ? part.last - part.first + 1 : bytes)
  if (part) res.setHeader('content-range', `bytes ${part.first}-${part.last}/${bytes}`)
  if (!('stream' in opened)) res.end()
  else await pipeFile(opened, res)
  return true
}

/** Pipes a file. An error breaks the connection: nobody takes a part for the whole. `pipeline` costs a tenth more. */
function pipeFile({ stream }: OpenedFile, res: ServerResponse) {
  return new Promise<void>((resolve) => {
    stream.on('error', (error) => {
      if (!res.closed && storeProblemOf(error)) log.error('A file was broken off: its store did', { error })
      res.destroy()
    })
    res.once('close', () => {
      stream.destroy()
      resolve()
    })
    stream.pipe(res)
  })
}

/** Returns whether If-Match names other tags alone (RFC 9110, section 13.1.1). */
function failsPrecondition({ headers }: IncomingMessage, etag?: string) {
  const asked = headers['if-match']
  return asked !== undefined && asked !== '*' && !asked.split(',').some((tag) => tag.trim() === etag)
}

function isNotModified(res: ServerResponse, { 'content-type': _, ...headers }: Record<string, string>) {
  res.statusCode = 304
  res.setHeaders(new Map(Object.entries(headers)))
  res.end()
  return true
}

function answerAndStop(req: IncomingMessage, res: ServerResponse, status: number) {
  answerPlainly(req, res, status)
  return true
}

/** Answers 503: the stored file is not the published one, and is being repaired. */
function answerWithheld(req: IncomingMessage, res: ServerResponse) {
  res.setHeader('retry-after', '86400')
  answerPlainly(req, res, 503, { words: withheldWords })
  return true
}

/** Answers 503 if the store is away. @throws any other error */
function answerStoreAway(req: IncomingMessage, res: ServerResponse, error: unknown) {
  if (res.closed || res.headersSent) return void res.destroy()
  if (storeProblemOf(error) === undefined) throw error
  log.error('A file could not be sent: its store did not give it', { error })
  res.setHeader('retry-after', '60')
  answerPlainly(req, res, 503, { words: storeAwayWords })
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import fresh from 'fresh'
import { log } from '@/lib/process/log'
import { mediaStore } from '@/lib/store/media'
import { storeProblemOf } from '@/lib/store/problem'
import type { OpenedFile } from '@/lib/store/store'
import { fileHeaders } from './file-headers'
import type { FileToSend } from './file-to-send'
import { partAsked } from '@/lib/web/part-asked'
import { answerPlainly, storeAwayWords, withheldWords } from '../front-door/plain'

type Sending = {
  file: FileToSend
  /** The recorded length. */
  bytes: number
  over?: Record<string, string>
}

/** Returns false, before sending anything, if the file is missing or has another length. */
export async function sendStored(req: IncomingMessage, res: ServerResponse, { file, bytes, over }: Sending) {
  const { mediaId, file: name, ...facts } = file
  const headers = { ...fileHeaders(facts), ...over, 'accept-ranges': 'bytes' }
  const { etag } = headers as { etag?: string }
  if (isOtherThanAsked(req, etag)) return answerAndStop(req, res, 412)
  if (etag && fresh(req.headers, { etag })) return notModified(res, headers)
  const part = partAsked(req, { bytes, etag })
  if (part === 'none') {
    res.setHeader('content-range', `bytes */${bytes}`)
    return answerAndStop(req, res, 416)
  }
  const path = `${mediaId}/${name}`
  const leaving = new AbortController()
  res.once('close', () => leaving.abort())
  const opened =
    req.method === 'HEAD'
      ? await mediaStore().find(path)
      : await mediaStore().open(path, { part, signal: leaving.signal })
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
  else await pass(opened, res)
  return true
}

/** An error breaks the connection, so that nobody takes a part for the whole. `pipeline` costs a tenth more. */
function pass({ stream }: OpenedFile, res: ServerResponse) {
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

/** RFC 9110, section 13.1.1. */
function isOtherThanAsked({ headers }: IncomingMessage, etag?: string) {
  const asked = headers['if-match']
  return asked !== undefined && asked !== '*' && !asked.split(',').some((tag) => tag.trim() === etag)
}

function notModified(res: ServerResponse, { 'content-type': _, ...headers }: Record<string, string>) {
  res.statusCode = 304
  res.setHeaders(new Map(Object.entries(headers)))
  res.end()
  return true
}

function answerAndStop(req: IncomingMessage, res: ServerResponse, status: number) {
  answerPlainly(req, res, status)
  return true
}

/** The stored file is not the published one, and is being repaired. */
export function answerWithheld(req: IncomingMessage, res: ServerResponse) {
  res.setHeader('retry-after', '86400')
  answerPlainly(req, res, 503, { words: withheldWords })
  return true
}

/** @throws any other error */
export function answerStoreAway(req: IncomingMessage, res: ServerResponse, error: unknown) {
  if (res.closed || res.headersSent) return void res.destroy()
  if (storeProblemOf(error) === undefined) throw error
  log.error('A file could not be sent: its store did not give it', { error })
  res.setHeader('retry-after', '60')
  answerPlainly(req, res, 503, { words: storeAwayWords })
}

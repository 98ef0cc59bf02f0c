import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { isProgram } from './programs'

/** UTC ms. */
export type CountDownload = (mediaId: string, at: number) => void

/**
 * Counts the first byte of a document, so that a continued download counts once; not HEAD, cached answers, errors and
 * declared programs. Nothing about the request is stored.
 */
export function whenDownloaded(req: IncomingMessage, res: ServerResponse, onBegin: () => void) {
  if (req.method === 'GET' && !isProgram(req)) onHeaders(res, () => void (beginsAFile(res) && onBegin()))
}

function beginsAFile(res: ServerResponse) {
  return res.statusCode === 200 || (res.statusCode === 206 && /^bytes 0-/.test(String(res.getHeader('content-range'))))
}

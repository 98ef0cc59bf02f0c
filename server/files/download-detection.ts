import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { isProgram } from './programs'

/** Counts a download that began at a moment (UTC ms). */
export type CountDownload = (mediaId: string, at: number) => void

/**
 * Calls `onBegin` when the answer begins to send a document: the whole of it, or the part with its first byte. So a reader who breaks
 * off and fetches the rest later counts once. Not counted: HEAD, what the reader has already, errors, and programs that say
 * that they are programs. Nothing of the request is kept.
 */
export function whenDownloaded(req: IncomingMessage, res: ServerResponse, onBegin: () => void) {
  if (req.method === 'GET' && !isProgram(req)) onHeaders(res, () => void (beginsAFile(res) && onBegin()))
}

function beginsAFile(res: ServerResponse) {
  return res.statusCode === 200 || (res.statusCode === 206 && /^bytes 0-/.test(String(res.getHeader('content-range'))))
}

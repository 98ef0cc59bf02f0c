import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { saysItIsAProgram } from './programs'

/** Told that the sending of a document began, at a moment (UTC ms). */
export type CountDownload = (mediaId: string, at: number) => void

/**
 * Calls `begun` once the document that is about to be sent begins to be: as a whole, or with the part at its first byte. So
 * who breaks off and fetches the rest later counts once, and so does who breaks off. Not counted: HEAD, what the reader has
 * already, errors, and programs that say that they are. Nothing of the request is kept.
 */
export function whenDownloaded(req: IncomingMessage, res: ServerResponse, begun: () => void) {
  if (req.method === 'GET' && !saysItIsAProgram(req)) onHeaders(res, () => void (beginsAFile(res) && begun()))
}

function beginsAFile(res: ServerResponse) {
  return res.statusCode === 200 || (res.statusCode === 206 && /^bytes 0-/.test(String(res.getHeader('content-range'))))
}

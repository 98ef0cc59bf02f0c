import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { addressOf } from './address'
import { wantedBy } from './files'
import { saysItIsAProgram } from './programs'
import type { Step } from './step'

/** Told that the sending of a file began, at a moment (UTC ms). */
export type Counted = (mediaId: string, at: number) => void

/**
 * Counts each time that a document begins to be sent to somebody: a whole answer, or the part that begins at its first byte.
 * So who breaks off and fetches the rest later counts once, and so does who breaks off. Not counted: HEAD, what the reader
 * has already, errors, pictures, what is behind a preview link, and programs that say that they are. Nothing of the request
 * is kept.
 */
export function countDownloads(counted: Counted, now: () => number = Date.now): Step {
  return (req, res, next) => {
    const { path, area } = addressOf(req)!
    const wanted = area === 'files' && req.method === 'GET' ? wantedBy(path) : undefined
    if (wanted && 'name' in wanted && !saysItIsAProgram(req))
      onHeaders(res, () => void (beginsAFile(res) && counted(wanted.id, now())))
    return next()
  }
}

function beginsAFile(res: ServerResponse<IncomingMessage>) {
  return res.statusCode === 200 || (res.statusCode === 206 && /^bytes 0-/.test(String(res.getHeader('content-range'))))
}

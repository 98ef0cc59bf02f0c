import type { IncomingMessage, ServerResponse } from 'node:http'
import onHeaders from 'on-headers'
import { isProgram } from './programs'

/** Counts a download. `at`: UTC ms. */
export type CountDownload = (mediaId: string, at: number) => void

/** Calls `onBegin` with a file's first byte: a continued download counts once, programs and cached copies do not. */
export function onDownload(req: IncomingMessage, res: ServerResponse, onBegin: () => void) {
  if (req.method === 'GET' && !isProgram(req)) onHeaders(res, () => void (beginsAFile(res) && onBegin()))
}

function beginsAFile(res: ServerResponse) {
  return res.statusCode === 200 || (res.statusCode === 206 && /^bytes 0-/.test(String(res.getHeader('content-range'))))
}

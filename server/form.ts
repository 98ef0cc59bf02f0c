import type { IncomingMessage, ServerResponse } from 'node:http'
import busboy from 'busboy'
import onHeaders from 'on-headers'

/** Returns whether a form of several parts can be read. Next takes one that breaks off for a fault of its own. */
export function isWholeForm({ headers }: IncomingMessage, chunks: Buffer[]): Promise<boolean> {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) return Promise.resolve(true)
  return new Promise((resolve) => {
    try {
      const form = busboy({ headers })
      form.on('file', (_, file) => file.resume())
      form.once('error', () => resolve(false))
      form.once('close', () => resolve(true))
      form.end(Buffer.concat(chunks))
    } catch {
      resolve(false) // no boundary
    }
  })
}

/**
 * Makes a fault of the form (400) of what Next answers with 500: our own actions tell every fault of ours in words, so that
 * only a form that cannot be decoded ends so. The log has what Next said.
 */
export function blameForm(res: ServerResponse) {
  onHeaders(res, () => {
    if (res.statusCode === 500) res.statusCode = 400
  })
}

import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'

/** Whether a form of several parts can be read. Next takes one that breaks off for a fault of its own. */
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

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { env } from '../process/env'
import { passOn } from '../web/test-pass-on'
import { bucketOf, type BucketSettings } from './media-url'

// For tests: a bucket on loopback, and a proxy that can change its answers.

export const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }

/** Answers in place of the service; undefined lets the request through. */
export type Fault = (req: IncomingMessage, res: ServerResponse) => unknown

export function says(status: number, code?: string, headers: Record<string, string> = {}): Fault {
  const body = code && `<?xml version="1.0"?><Error><Code>${code}</Code><Message>A text with words.</Message></Error>`
  return (req, res) => {
    req.resume()
    return res.writeHead(status, headers).end(body)
  }
}

export function keepFilesIn(bucket: BucketSettings | undefined) {
  Object.assign(env(), { bucket })
}

/** `fault` sees every request first; `requests` lists them as `GET /bucket/key`. */
export async function openBucket() {
  const directory = mkdtempSync(join(tmpdir(), 'gazette-s3-'))
  const service = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'gazette', configs: [] }],
  })
  const { port: inner } = await service.run()
  const requests: string[] = []
  const state: { fault?: Fault } = {}
  const front = createServer(async (req, res) => {
    requests.push(`${req.method} ${decodeURIComponent(req.url!.split('?')[0]!)}`)
    const answer = state.fault?.(req, res)
    if (answer === undefined || (answer instanceof Promise && (await answer) === undefined))
      passOn(req, res, { host: '127.0.0.1', port: inner })
  })
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready))
  const { port } = front.address() as AddressInfo
  const url = `s3://gazette/files?endpoint=http://127.0.0.1:${port}`
  return {
    url,
    bucket: bucketOf({ MEDIA_URL: url, ...keys })!,
    requests,
    state,
    close: async () => {
      front.closeAllConnections()
      await new Promise((closed) => front.close(closed))
      await service.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Holds requests of a kind: `arrived` with the first, until `go`. */
export function holding(isHeld: (req: IncomingMessage) => boolean) {
  const [arrived, released] = [Promise.withResolvers<void>(), Promise.withResolvers<undefined>()]
  const fault: Fault = (req) => (isHeld(req) ? (arrived.resolve(), released.promise) : undefined)
  return { fault, arrived: arrived.promise, go: () => released.resolve(undefined) }
}

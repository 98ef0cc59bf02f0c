import { createReadStream } from 'node:fs'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { sha256 } from '../keys/random'
import type { BucketSettings } from './media-url'
import { problemIn, textOf } from './s3-answers'
import { StoreProblem, type LocalFile } from './store'

type S3Request = {
  method?: 'GET' | 'PUT' | 'DELETE'
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Buffer | LocalFile
  signal?: AbortSignal
  /** Milliseconds until the response begins. */
  timeout: number
}

export type S3Timeouts = {
  /** Milliseconds for a response without a file. */
  answer: number
  /** Milliseconds for writing, copying, and the next bytes of a file. */
  bytes: number
  /** Milliseconds before the second try; then four times as long. */
  again: number
  tries: number
}
const defaultTimeouts: S3Timeouts = { answer: 5_000, bytes: 20_000, again: 200, tries: 3 }

const emptyHash = sha256('')

/** Signs requests (AWS Signature Version 4). Follows no redirect, and repeats requests after temporary errors. */
export class S3Client {
  private readonly transport: typeof http | typeof https
  private readonly agent: http.Agent

  constructor(
    private readonly bucket: BucketSettings,
    readonly timeouts: S3Timeouts = defaultTimeouts,
  ) {
    this.transport = bucket.url.startsWith('https:') ? https : http
    this.agent = new this.transport.Agent({ keepAlive: true, maxFreeSockets: 16 })
  }

  keyOf(path: string) {
    return this.bucket.prefix + path
  }

  pathOf(key: string) {
    return key.slice(this.bucket.prefix.length)
  }

  /** Repeats a request until it succeeds or cannot. @throws StoreProblem, and the reason of a `signal` */
  async send(request: S3Request): Promise<IncomingMessage> {
    for (let n = 1; ; n++) {
      try {
        return await this.sendOnce(request)
      } catch (error) {
        if (n >= this.timeouts.tries || !isPassing(error) || request.signal?.aborted) throw error
      }
      await wait(this.timeouts.again * 4 ** (n - 1) * (0.5 + Math.random()), undefined, { signal: request.signal })
    }
  }

  async ask(request: S3Request): Promise<string> {
    const limit = AbortSignal.timeout(this.timeouts.bytes)
    try {
      return await textOf(await this.send({ ...request, signal: limit }))
    } catch (error) {
      throw limit.aborted ? new StoreProblem('STORE_UNREACHABLE', 'too slow', error) : error
    }
  }

  private async sendOnce(request: S3Request): Promise<IncomingMessage> {
    const { method = 'GET', query, body } = request
    const { url, headers } = await new AwsV4Signer({
      ...this.bucket.keys,
      method,
      url: this.addressOf(request.key, query),
      headers: { ...request.headers, 'x-amz-content-sha256': bodyHash(body) },
      service: 's3',
      region: this.bucket.region,
    }).sign()
    request.signal?.throwIfAborted()
    const answer = await this.exchange(url, { ...request, method, headers: Object.fromEntries(headers) })
    if (answer.statusCode! >= 200 && answer.statusCode! < 300) return answer
    throw await problemIn(answer)
  }

  private exchange(url: URL, { method, headers, body, signal, timeout }: S3Request): Promise<IncomingMessage> {
    const length = body && { 'content-length': String(Buffer.isBuffer(body) ? body.length : body.bytes) }
    return new Promise((resolve, reject) => {
      const { agent } = this
      const req = this.transport.request(url, { method, agent, signal, headers: { ...headers, ...length } })
      let answer: IncomingMessage | undefined
      req.on('socket', (socket) => {
        let isReaderSlow = false
        const endIfIdle = () => {
          // Unread bytes mean that the reader is slow, not the store: the timeout starts again.
          const wasReaderSlow = isReaderSlow
          isReaderSlow = answer !== undefined && answer.readableLength > 0
          if (isReaderSlow || wasReaderSlow) socket.setTimeout(this.timeouts.bytes)
          else req.destroy(new StoreProblem('STORE_UNREACHABLE', 'too slow'))
        }
        socket.setTimeout(timeout)
        socket.on('timeout', endIfIdle)
        // The next request may use this connection.
        req.once('close', () => socket.off('timeout', endIfIdle))
      })
      req.on('error', (error) => reject(signal?.aborted ? error : toStoreProblem(error)))
      req.on('response', (response) => {
        answer = response
        response.socket.setTimeout(this.timeouts.bytes)
        response.on('error', (error) => Object.assign(error, { code: 'STORE_UNREACHABLE', answered: 'broken off' }))
        // A server that refuses a file may not want the rest of it.
        response.once('end', () => req.writableFinished || req.destroy())
        resolve(response)
      })
      if (!body || Buffer.isBuffer(body)) return void req.end(body)
      const source = createReadStream(body.path)
      source.on('error', (error) => (reject(error), req.destroy()))
      req.on('close', () => source.destroy())
      source.pipe(req)
    })
  }

  private addressOf(key: string | undefined, query: Record<string, string> = {}) {
    const path = key === undefined ? '' : this.keyOf(key).split('/').map(encodeStrictly).join('/')
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeStrictly(value)}`)
    return `${this.bucket.url}/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
  }
}

/** RFC 3986, as the signature requires: `encodeURIComponent` leaves some signs. */
export function encodeStrictly(text: string) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function bodyHash(body: S3Request['body']) {
  if (!body) return emptyHash
  return Buffer.isBuffer(body) ? sha256(body) : body.sha256
}

function toStoreProblem(error: Error & { code?: string }) {
  if (error instanceof StoreProblem) return error
  return new StoreProblem('STORE_UNREACHABLE', /^[A-Z][A-Z0-9_]{1,60}$/.exec(error.code ?? '')?.[0], error)
}

function isPassing(error: unknown) {
  return error instanceof StoreProblem && (error.code === 'STORE_UNREACHABLE' || error.code === 'STORE_FAILING')
}

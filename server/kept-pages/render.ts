import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import type { Encoded } from '../files/encoding'

export type HttpHandler = (req: IncomingMessage, res: ServerResponse) => unknown

/** `encoded`: with its compressed forms. */
export type Answer = { status: number; headers: OutgoingHttpHeaders; body: Buffer; encoded?: Encoded }

/** Renders a request without headers of the visitor, which would change others' pages. Throws after `limit` ms. */
export function createRenderer(handle: HttpHandler, siteUrl: string, limit: number) {
  const { host, protocol } = new URL(siteUrl)
  return async (url: string): Promise<Answer> => {
    const req = new IncomingMessage(new Socket())
    Object.assign(req, { method: 'GET', url, headers: { host, 'x-forwarded-proto': protocol.slice(0, -1) } })
    req.push(null)
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<Answer>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer within ${limit} ms`)), limit)
        const res = new CapturedResponse(req, resolve, reject)
        Promise.resolve(handle(req, res)).catch(reject)
      })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Collects an answer without a connection. */
class CapturedResponse extends ServerResponse {
  private chunks: Buffer[] = []

  constructor(
    req: IncomingMessage,
    private resolve: (answer: Answer) => void,
    private reject: (error: Error) => void,
  ) {
    super(req)
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((value) => typeof value === 'object' && value !== null) ?? {}
    for (const [name, value] of Array.isArray(headers) ? headerPairs(headers.flat()) : Object.entries(headers))
      if (value !== undefined) this.setHeader(name, value)
    return super.writeHead(status)
  }

  override flushHeaders() {
    if (!this.headersSent) this.writeHead(this.statusCode)
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.flushHeaders()
    this.collect(chunk, rest)
    callbackIn(rest)
    return true
  }

  override end(...rest: unknown[]): this {
    if (this.finished) return this
    this.flushHeaders()
    this.collect(rest[0], rest.slice(1))
    this.finished = true
    this.resolve({ status: this.statusCode, headers: this.getHeaders(), body: Buffer.concat(this.chunks) })
    process.nextTick(() => {
      this.emit('finish')
      this.emit('close')
    })
    callbackIn(rest)
    return this
  }

  override destroy(error?: Error): this {
    this.reject(error ?? new Error('the answer was broken off'))
    return super.destroy(error)
  }

  private collect(chunk: unknown, rest: unknown[]) {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8'
    if (typeof chunk === 'string') this.chunks.push(Buffer.from(chunk, encoding))
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk))
  }
}

function headerPairs(flat: string[]) {
  return flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1]!] as const] : []))
}

function callbackIn(args: unknown[]) {
  const last = args.at(-1)
  if (typeof last === 'function') process.nextTick(last as () => void)
}

import {
  IncomingMessage,
  ServerResponse,
  type OutgoingHttpHeaders,
  type Server,
  STATUS_CODES,
  validateHeaderValue,
} from 'node:http'
import { Socket } from 'node:net'
import type { Encoded } from '../files/assets'
import { keepAliveTimeout } from '../front-door/limits'

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

/** Returns the public version, including everything committed before the call. */
export type ReadVersion = () => number | Promise<number>

/** Events in one turn of the event loop. With fewer connections, one poll is never split. */
const eventsAtOnce = 1_024

/** Asks once for all requests in a poll of the sockets: a request after a change comes in a later poll. */
export function versionAtArrival(server: Server, version: ReadVersion): ReadVersion {
  let connections = 0
  let latest: ReturnType<ReadVersion> | undefined
  const forget = () => void (latest = undefined)
  server.on('connection', (socket) => {
    connections++
    socket.once('close', () => connections--)
  })
  return () => {
    if (latest !== undefined) return latest
    if (connections >= eventsAtOnce) return version()
    setImmediate(forget)
    return (latest = version())
  }
}

/** Fields that Node does not document: a test compares what is sent with what `writeHead` sends. */
type OpenResponse = ServerResponse & { _header: string; _headerSent: boolean; _keepAliveTimeout: number }

/** An answer as bytes, head and body in one piece. `second`: of its date, since 1970. */
export type WholeAnswer = { bytes: Buffer; dateAt: number; bodyAt: number; second: number }

const lastLines = `\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveTimeout / 1000}\r\n\r\n`
let currentSecond = 0
let currentDate = new Date(0).toUTCString()

/** `headers` in the flat form of `writeHead`. Throws for a value that is no header's. */
export function wholeAnswer(status: number, headers: string[], body: Buffer): WholeAnswer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let n = 0; n < headers.length; n += 2) {
    validateHeaderValue(headers[n]!, headers[n + 1]!)
    head += `${headers[n]}: ${headers[n + 1]}\r\n`
  }
  const dateAt = head.length + 'Date: '.length
  const whole = Buffer.from(`${head}Date: ${currentDate}${lastLines}`, 'latin1')
  // Memory of its own: a small page would hold the whole of Node's 64 kB pool.
  const bytes = Buffer.allocUnsafeSlow(whole.length + body.length)
  whole.copy(bytes)
  body.copy(bytes, whole.length)
  return { bytes, dateAt, bodyAt: whole.length, second: currentSecond }
}

/**
 * Sends an answer in one piece: Node would check and join its headers anew for each request. False, with nothing sent,
 * where it needs a head of its own.
 */
export function sendWhole(res: ServerResponse, status: number, answer: WholeAnswer): boolean {
  const open = res as OpenResponse
  if (!res.shouldKeepAlive || open._keepAliveTimeout !== keepAliveTimeout || res.getHeaderNames().length > 0)
    return false
  const second = Math.floor(Date.now() / 1000)
  if (answer.second !== second) writeDate(answer, second)
  res.statusCode = status
  open._header = 'sent'
  open._headerSent = true
  res.end(answer.bytes)
  return true
}

/** Every date has as many characters. */
function writeDate(answer: WholeAnswer, second: number) {
  if (currentSecond !== second) currentDate = new Date(second * 1000).toUTCString()
  currentSecond = second
  answer.second = second
  answer.bytes.write(currentDate, answer.dateAt, 'latin1')
}

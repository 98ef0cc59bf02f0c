import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BodyLimit } from './limits'

/** The time (ms) for which somebody may go on sending who has the answer already, so that it reaches them. */
const lingering = 5_000

/** Ends a connection for a reason: its code is one of those that `refuseGarbled` has an answer for. */
export type EndConnection = (error: NodeJS.ErrnoException, socket: IncomingMessage['socket']) => void

/** Returns whether a request brings a body along (RFC 9112, section 6). */
export function hasBody({ headers }: IncomingMessage) {
  const length = headers['content-length']
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined
}

/** Returns whether a request announces a longer body than it may send. */
export function declaresTooMuch(req: IncomingMessage, { bytes }: BodyLimit) {
  return hasBody(req) && (bytes === 0 || Number(req.headers['content-length'] ?? 0) > bytes)
}

/** The number of bytes of an unwanted body that are read after the answer. */
const droppedUpTo = 64_000

/**
 * Ends the connection after the answer to a request whose body nobody waits for. What is on its way is read for a moment and
 * dropped: a connection that ends before that is reset, and the answer may be lost with it (RFC 9112, section 9.6).
 */
export function closeAfterAnswer(req: IncomingMessage, res: ServerResponse) {
  const { socket } = req
  res.setHeader('connection', 'close')
  watched.get(req)?.stop()
  // Node ends the connection by this as soon as the answer is written.
  socket.destroySoon = () => {
    socket.end()
    setTimeout(() => socket.destroy(), lingering).unref()
  }
  let bytesLeft = droppedUpTo
  // Once a body was read from, Node no longer empties it by itself, which would take all that comes.
  req.read(0)
  req.on('data', (chunk: Buffer) => {
    bytesLeft -= chunk.length
    if (bytesLeft < 0) req.pause()
  })
}

const watched = new WeakMap<IncomingMessage, BodyWatch>()

/** The watch on a request's body, where the request has one. */
export function bodyWatchOf(req: IncomingMessage) {
  return watched.get(req)
}

/**
 * Counts and times a body while it comes in, whoever reads it and whenever: what is larger or slower than its limit ends the
 * connection, with 413 or 408 where nothing was answered yet.
 */
export class BodyWatch {
  /** The body so far, while it is short enough to be looked at as a whole. */
  chunks: Buffer[] | undefined = []
  /** True if the body came as a whole, once that is known. */
  readonly received: Promise<boolean>
  private bytes = 0
  private limit: BodyLimit
  private readonly cutOff: EndConnection
  private isOver = false
  private finish!: (isWhole: boolean) => void
  private readonly timers: NodeJS.Timeout[] = []

  constructor(
    private readonly req: IncomingMessage,
    res: ServerResponse,
    { limit, cutOff }: { limit: BodyLimit; cutOff: EndConnection },
  ) {
    this.limit = limit
    this.cutOff = cutOff
    watched.set(req, this)
    this.received = new Promise((resolve) => (this.finish = resolve))
    this.time(limit)
    const push = req.push.bind(req)
    // Node's parser hands on what arrives by `push`, read or unread: the one place where all of it passes.
    req.push = (chunk: Buffer | null, ...rest) => {
      if (chunk === null) this.end(true)
      else if (!this.counts(chunk)) return false
      return push(chunk, ...rest)
    }
    req.once('close', () => this.end(false))
    res.once('finish', () => {
      if (!this.isOver) this.timers.push(setTimeout(() => this.req.socket.destroy(), lingering).unref())
    })
  }

  /** Sets a lower limit. Answers whether it holds so far. */
  lower(limit: BodyLimit): boolean {
    this.limit = limit
    this.time(limit)
    return !declaresTooMuch(this.req, limit) && this.bytes <= limit.bytes
  }

  /** Takes nothing more, and leaves it to somebody else to end the connection. */
  stop() {
    this.end(false)
  }

  private counts(chunk: Buffer) {
    if (this.isOver) return false
    this.bytes += chunk.length
    if (this.bytes > this.limit.bytes) this.fail('ERR_BODY_TOO_LARGE')
    if (this.bytes > keepsUpTo) this.chunks = undefined
    this.chunks?.push(chunk)
    return !this.isOver
  }

  private time({ seconds, pace }: BodyLimit) {
    this.timers.push(setTimeout(() => this.fail('ERR_HTTP_REQUEST_TIMEOUT'), seconds * 1000).unref())
    if (!pace) return
    let [before, wasFull] = [this.bytes, false]
    const look = () => {
      // A sender is not slow where received bytes wait to be read, or did at the last look.
      const isFull = this.req.readableLength >= this.req.readableHighWaterMark
      if (!isFull && !wasFull && this.bytes - before < pace.bytes) this.fail('ERR_HTTP_REQUEST_TIMEOUT')
      ;[before, wasFull] = [this.bytes, isFull]
    }
    this.timers.push(setInterval(look, pace.seconds * 1000).unref())
  }

  private fail(code: string) {
    if (this.isOver) return
    this.end(false)
    this.cutOff(Object.assign(new Error('A body broke its limit'), { code }), this.req.socket)
  }

  private end(isWhole: boolean) {
    this.isOver = true
    for (const timer of this.timers) clearTimeout(timer)
    this.finish(isWhole)
  }
}

/** Bytes. Below what a stream holds unread (64 kB), so a body of this length arrives without being read. */
const keepsUpTo = 32_000

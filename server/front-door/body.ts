import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BodyLimit } from './limits'

/** Milliseconds that a sender may continue after the answer, so that the answer arrives. */
const lingerTime = 5_000

/** Answers by the error's code, as `refuseGarbled` does, and ends the connection. */
export type EndConnection = (error: NodeJS.ErrnoException, socket: IncomingMessage['socket']) => void

/** Returns whether a request has a body (RFC 9112, section 6). */
export function hasBody({ headers }: IncomingMessage) {
  const length = headers['content-length']
  return (length !== undefined && length !== '0') || headers['transfer-encoding'] !== undefined
}

export function declaresTooMuch(req: IncomingMessage, { bytes }: BodyLimit) {
  return hasBody(req) && (bytes === 0 || Number(req.headers['content-length'] ?? 0) > bytes)
}

/** The most bytes that are read and dropped after the answer. */
const droppedUpTo = 64_000

/** Reads the rest of an unread body briefly: a reset could lose the answer (RFC 9112, section 9.6). */
export function closeAfterAnswer(req: IncomingMessage, res: ServerResponse) {
  const { socket } = req
  res.setHeader('connection', 'close')
  watchedBodies.get(req)?.stop()
  // Node calls this as soon as the answer is written.
  socket.destroySoon = () => {
    socket.end()
    setTimeout(() => socket.destroy(), lingerTime).unref()
  }
  let bytesLeft = droppedUpTo
  // After a first read, Node no longer drains a body, which would read everything.
  req.read(0)
  req.on('data', (chunk: Buffer) => {
    bytesLeft -= chunk.length
    if (bytesLeft < 0) req.pause()
  })
}

const watchedBodies = new WeakMap<IncomingMessage, BodyWatch>()

export function bodyWatchOf(req: IncomingMessage) {
  return watchedBodies.get(req)
}

/** Ends the connection for a too large or slow body, with 413 or 408 if nothing was answered. */
export class BodyWatch {
  /** Undefined once the body is too long to inspect. */
  chunks: Buffer[] | undefined = []
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
    watchedBodies.set(req, this)
    this.received = new Promise((resolve) => (this.finish = resolve))
    this.time(limit)
    const push = req.push.bind(req)
    // Node's parser passes all received bytes to `push`, read or not.
    req.push = (chunk: Buffer | null, ...rest) => {
      if (chunk === null) this.end(true)
      else if (!this.counts(chunk)) return false
      return push(chunk, ...rest)
    }
    req.once('close', () => this.end(false))
    res.once('finish', () => {
      if (!this.isOver) this.timers.push(setTimeout(() => this.req.socket.destroy(), lingerTime).unref())
    })
  }

  lower(limit: BodyLimit): boolean {
    this.limit = limit
    this.time(limit)
    return !declaresTooMuch(this.req, limit) && this.bytes <= limit.bytes
  }

  /** Stops watching; the caller ends the connection. */
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
      // A sender is not slow while received bytes wait to be read.
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

/** Bytes. Less than a stream's buffer (64 kB), so such a body arrives without being read. */
const keepsUpTo = 32_000

import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { log } from '../lib/log'
import { endEarlyStop } from './early-stop'

/** How long (ms) a request that is just arriving has to be whole, once the server stops. */
const grace = 500

/** What else has to be done when the stop begins, and once the last request is answered. */
type StopWork = { begin?: () => unknown; end: () => Promise<void> }

/**
 * Ends a server on SIGTERM or SIGINT: no new connections, running requests are finished for up to 8 seconds,
 * and the process exits within 10 whatever happens. Call it before the server listens. The value does the same without a signal,
 * with a code for the exit.
 */
export function stopOnSignal(server: Server, { begin, end }: StopWork): (code: number) => void {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const once = stopOnce({ server, open, begin, end })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => once(0))
  endEarlyStop()
  return once
}

function stopOnce(work: StopWork & { server: Server; open: Set<Socket> }) {
  let isStopping = false
  return (code: number) => {
    if (!isStopping) stop(work, code)
    isStopping = true
  }
}

function stop({ server, open, begin, end }: StopWork & { server: Server; open: Set<Socket> }, code: number) {
  begin?.()
  server.prependListener('request', (_, res) => (res.shouldKeepAlive = false))
  // A connection that is kept alive becomes idle when its request is answered, and must not hold the exit; nor must one on which
  // a head never becomes whole. A moment later, since the next request may be on its way.
  setTimeout(() => setInterval(() => endIdle(server, open), 50).unref(), grace).unref()
  setTimeout(() => server.closeAllConnections(), 8_000).unref()
  setTimeout(() => process.exit(code), 9_500).unref()
  const closed = async () => {
    await end().catch((error: unknown) => log.error('Not all could be closed', { error }))
    process.exit(code)
  }
  // Not `server.close`, which ends connections at once on which nothing was asked yet. One turn later: those who connected before
  // the signal are let in.
  setImmediate(() => NetServer.prototype.close.call(server, () => void closed()))
}

function endIdle(server: Server, open: Set<Socket & { _httpMessage?: ServerResponse | null }>) {
  server.closeIdleConnections()
  for (const socket of open) if (!socket._httpMessage) socket.destroy()
}

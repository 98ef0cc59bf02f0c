import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { log } from '../lib/process/log'
import { endEarlyStop } from './early-stop'

/** The time (ms) that a request that is just arriving has to be whole, once the server stops. */
const grace = 500

/** The interval (ms) at which idle connections are looked for while the server stops. */
const interval = 50

/** The work that has to be done besides when the stop begins, and once the last request is answered. */
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

type Connection = Socket & { _httpMessage?: ServerResponse | null }

function stop({ server, open, begin, end }: StopWork & { server: Server; open: Set<Connection> }, code: number) {
  begin?.()
  server.prependListener('request', (_, res) => (res.shouldKeepAlive = false))
  for (const { _httpMessage: res } of open) if (res) res.shouldKeepAlive = false
  setInterval(endIdle(open), interval).unref()
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

/**
 * Ends connections on which nothing has been answered for as long as a request may take to arrive: an answer whose head was
 * sent before the stop has told nobody that it is the last. A head that never becomes whole must not hold the exit either.
 * Counted in looks, not by the clock: what arrived while the process was busy is read between two of them.
 */
function endIdle(open: Set<Connection>) {
  const looks = new WeakMap<Connection, number>()
  return () => {
    for (const socket of open) {
      const idle = socket._httpMessage ? 0 : (looks.get(socket) ?? 0) + 1
      if (idle * interval > grace) socket.destroy()
      else looks.set(socket, idle)
    }
  }
}

import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { log } from '../lib/log'

/** How long (ms) a request that is just arriving has to be whole, once the server stops. */
const grace = 500

/**
 * Ends a server on SIGTERM or SIGINT: no new connections, running requests are finished for up to 8 seconds,
 * and the process exits within 10 whatever happens. Call it before the server listens.
 * @param after what else has to be closed, once the last request is answered
 */
export function stopOnSignal(server: Server, after: () => Promise<void>) {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop({ server, open, after }))
}

type ServerShutdown = { server: Server; open: Set<Socket>; after: () => Promise<void> }

function stop({ server, open, after }: ServerShutdown) {
  server.prependListener('request', (_, res) => (res.shouldKeepAlive = false))
  // A connection that is kept alive becomes idle when its request is answered, and must not hold the exit.
  setInterval(() => server.closeIdleConnections(), 50).unref()
  // Nor must one on which a head never becomes whole.
  setTimeout(() => setInterval(() => endUnasked(open), 50).unref(), grace).unref()
  setTimeout(() => server.closeAllConnections(), 8_000).unref()
  setTimeout(() => process.exit(0), 9_500).unref()
  server.close(async () => {
    await after().catch((error: unknown) => log.error('Not all could be closed', { error }))
    process.exit(0)
  })
}

function endUnasked(open: Set<Socket & { _httpMessage?: ServerResponse | null }>) {
  for (const socket of open) if (!socket._httpMessage) socket.destroy()
}

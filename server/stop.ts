import type { Server } from 'node:http'
import { log } from '../lib/log'

/**
 * Ends a server on SIGTERM or SIGINT: no new connections, running requests are finished for up to 8 seconds,
 * and the process exits within 10 whatever happens.
 * @param after what else has to be closed, once the last request is answered
 */
export function stopOnSignal(server: Server, after: () => Promise<void>) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server, after))
}

function stop(server: Server, after: () => Promise<void>) {
  server.prependListener('request', (_, res) => (res.shouldKeepAlive = false))
  // A connection that is kept alive becomes idle when its request is answered, and must not hold the exit.
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => server.closeAllConnections(), 8_000).unref()
  setTimeout(() => process.exit(0), 9_500).unref()
  server.close(async () => {
    await after().catch((error: unknown) => log.error('Not all could be closed', { error }))
    process.exit(0)
  })
}

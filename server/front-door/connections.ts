import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { connectionOwnerBy } from './asker'
import { keepAliveTimeout, limits } from './limits'

type ServerLimits = { head?: { bytes: number; seconds: number }; connections?: { all: number; each: number } }

/** Creates a server with limits on heads (bytes, seconds) and on connections (in all, and by network). */
export function boundedServer(
  { head = limits.head, connections = limits.connections }: ServerLimits = {},
  owner = connectionOwnerBy(),
) {
  const server = createServer({
    maxHeaderSize: head.bytes,
    headersTimeout: head.seconds * 1000,
    // The longest of all bodies; `limits` has the others.
    requestTimeout: limits.bodies.uploads.seconds * 1000,
    // Slow heads are checked each second instead of every 30 s.
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout,
  })
  server.maxConnections = connections.all
  boundEach(server, connections.each, owner)
  return server
}

function boundEach(server: Server, max: number, owner: (socket: Socket) => string | undefined) {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const network = owner(socket)
    if (network === undefined) return
    const count = (open.get(network) ?? 0) + 1
    if (count > max) return void socket.destroy()
    open.set(network, count)
    socket.once('close', () => {
      const remaining = open.get(network)! - 1
      if (remaining > 0) open.set(network, remaining)
      else open.delete(network)
    })
  })
}

import type { Server } from 'node:http'

/** Returns the public version, including everything committed before the call. */
export type ReadVersion = () => number | Promise<number>

/** The most events that Node handles in one poll. With fewer connections, a poll is never split. */
const eventsAtOnce = 1_024

/** Returns a reader that asks once for all requests of one poll: a request after a change is in a later poll. */
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

import type { Server } from 'node:http'

/** Says the number that moves with every change that readers may see. Where it has to be asked for, what was committed before is in it. */
export type Version = () => number | Promise<number>

/** So many events the system hands over at a time. With fewer connections, one look at the sockets never becomes two. */
const eventsAtOnce = 1_024

/**
 * One answer for all requests of a poll of the sockets. Exact: a request sent after a change arrives in a later poll,
 * before which `setImmediate` drops the answer.
 */
export function arrivalVersion(server: Server, version: Version): Version {
  let connections = 0
  let latest: ReturnType<Version> | undefined
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

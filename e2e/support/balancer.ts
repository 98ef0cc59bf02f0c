import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { passOn } from '@/lib/web/test-pass-on'

/** One address before several servers: each request goes to the next of them, or all to one while a test says so. */
export async function startBalancer(at = 0, ports: number[] = []) {
  const state: { only?: number } = {}
  let last = 0
  const server = createServer((req, res) => {
    const place = state.only ?? ++last % ports.length
    passOn(req, res, { host: 'localhost', port: ports[place]! })
  })
  server.listen(at, 'localhost')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** The ports of the servers, to which more can be added. */
    ports,
    /** Sends everything to one of them, or to each in turn again. */
    use: (place?: number) => void (state.only = place),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/auth/network'
import { clientAddress, noProxies, parseNetworks } from '@/lib/web/client-address'

/** The one who asks, for sharing fairly. Undefined where nothing is known. */
export type AskerOf = (req: IncomingMessage) => string | undefined

const isLoopback = parseNetworks('loopback')
const clients = new WeakMap<IncomingMessage, string>()

/** Notes and returns the client's address, as far as proxies are trusted: the headers that name it are removed later. */
export function noteClient(req: IncomingMessage, trustedProxies = noProxies): string {
  const address = clientAddress(req.socket.remoteAddress, req.headers, trustedProxies)
  clients.set(req, address)
  return address
}

/** The noted address of who asks; the connection's where none was noted. */
export function clientOf(req: IncomingMessage): string {
  return clients.get(req) ?? req.socket.remoteAddress ?? ''
}

/** The network of the noted address. Undefined for this machine, where a proxy that nobody named may ask for everybody. */
export const askerOf: AskerOf = (req) => {
  const address = clientOf(req)
  return isLoopback(address) ? undefined : networkOf(address)
}

/** The network that a connection counts for. Undefined for a proxy, whose connections bring many people. */
export function connectionOwnerBy(trustedProxies = noProxies) {
  return ({ remoteAddress = '' }: Socket) =>
    isLoopback(remoteAddress) || trustedProxies(remoteAddress) ? undefined : networkOf(remoteAddress)
}

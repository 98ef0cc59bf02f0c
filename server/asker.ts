import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/auth/network'
import { clientAddress, noProxies, parseTrustedProxies } from '@/lib/client-address'

/** Who asks, for sharing fairly. Undefined where nothing is known. */
export type AskerOf = (req: IncomingMessage) => string | undefined

const isLoopback = parseTrustedProxies('loopback')
const clients = new WeakMap<IncomingMessage, string>()

/** The address that asks, as far as proxies are believed. Noted, since the headers that tell it are taken away after. */
export function noteClient(req: IncomingMessage, trustedProxies = noProxies): string {
  const address = clientAddress(req.socket.remoteAddress, req.headers, trustedProxies)
  clients.set(req, address)
  return address
}

/** The network of the address that was noted. Of this machine it says nothing: a proxy here, which nobody named, asks for everybody. */
export const askerOf: AskerOf = (req) => {
  const address = clients.get(req) ?? req.socket.remoteAddress ?? ''
  return isLoopback(address) ? undefined : networkOf(address)
}

/** Who a connection counts for. Undefined for a proxy, which brings many people over its own. */
export function connectionOwnerBy(trustedProxies = noProxies) {
  return ({ remoteAddress = '' }: Socket) =>
    isLoopback(remoteAddress) || trustedProxies(remoteAddress) ? undefined : networkOf(remoteAddress)
}

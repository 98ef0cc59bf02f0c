import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/auth/network'
import { clientAddress, noProxies, parseNetworks } from '@/lib/web/client-address'

/** Identifies an asker for fair sharing; undefined if unknown. */
export type FindAsker = (req: IncomingMessage) => string | undefined

const isLoopback = parseNetworks('loopback')
const clients = new WeakMap<IncomingMessage, string>()

/** Notes the client's address, as far as proxies are trusted, before their headers are removed. */
export function rememberClient(req: IncomingMessage, trustedProxies = noProxies): string {
  const address = clientAddress(req.socket.remoteAddress, req.headers, trustedProxies)
  clients.set(req, address)
  return address
}

export function clientOf(req: IncomingMessage): string {
  return clients.get(req) ?? req.socket.remoteAddress ?? ''
}

/** Returns the client's network; undefined for this machine, where an unnamed proxy may send everybody's requests. */
export const askerOf: FindAsker = (req) => {
  const address = clientOf(req)
  return isLoopback(address) ? undefined : networkOf(address)
}

/** Returns a function that finds a connection's network; undefined for a proxy, which brings many people. */
export function connectionOwnerBy(trustedProxies = noProxies) {
  return ({ remoteAddress = '' }: Socket) =>
    isLoopback(remoteAddress) || trustedProxies(remoteAddress) ? undefined : networkOf(remoteAddress)
}

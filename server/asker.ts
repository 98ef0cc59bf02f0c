import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@/auth/network'
import { clientAddress, noProxies, parseTrustedProxies } from '@/lib/client-address'

/** Who asks, for sharing fairly. Undefined where nothing is known. */
export type AskerOf = (req: Pick<IncomingMessage, 'socket' | 'headers'>) => string | undefined

const isLoopback = parseTrustedProxies('loopback')

/** The network of the address that asks. Of this machine it says nothing: a proxy here, which nobody named, asks for everybody. */
export function askerBy(trustedProxies = noProxies): AskerOf {
  return ({ socket, headers }) => {
    const address = clientAddress(socket.remoteAddress, headers, trustedProxies)
    return isLoopback(address) ? undefined : networkOf(address)
  }
}

/** Who a connection counts for. Undefined for a proxy, which brings many people over its own. */
export function connectionOwnerBy(trustedProxies = noProxies) {
  return ({ remoteAddress = '' }: Socket) =>
    isLoopback(remoteAddress) || trustedProxies(remoteAddress) ? undefined : networkOf(remoteAddress)
}

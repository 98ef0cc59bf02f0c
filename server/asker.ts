import type { IncomingMessage } from 'node:http'
import { networkOf } from '@/auth/network'

/**
 * Who asks, for sharing fairly: the network of an address. Undefined where it says nothing: on this machine a proxy asks for
 * everybody.
 */
export type AskerOf = (req: Pick<IncomingMessage, 'socket'>) => string | undefined

export const askerOf: AskerOf = ({ socket }) => networkOf(socket.remoteAddress)

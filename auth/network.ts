import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The network that an address belongs to, for limits: the IPv4 address itself, or the /64 of an IPv6 one, which one household or
 * office has to itself. What is no address is one network too: nobody gets past the limits by not having one.
 */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const one = ipaddr.process(address)
  return one instanceof ipaddr.IPv6 ? `${one.parts.slice(0, 4).map(inHex).join(':')}::/64` : one.toString()
}

function inHex(part: number) {
  return part.toString(16)
}

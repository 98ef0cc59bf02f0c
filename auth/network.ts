import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The network that an address belongs to, for limits: the IPv4 address itself, or the /64 of an IPv6 one, which one household or
 * office has to itself. What is no address is one network too: nobody gets past the limits by not having one.
 */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? `${ip.parts.slice(0, 4).map(inHex).join(':')}::/64` : ip.toString()
}

function inHex(part: number) {
  return part.toString(16)
}

/**
 * The network that a place of sessions is in: the /24 of an IPv4 address, the /48 of an IPv6 one. It is wider than for limits: providers
 * give the same household another address now and then.
 */
export function placeNetworkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6
    ? `${ip.parts.slice(0, 3).map(inHex).join(':')}::/48`
    : `${(ip as ipaddr.IPv4).octets.slice(0, 3).join('.')}.0/24`
}

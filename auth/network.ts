import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The network for limits: an IPv4 address, or the /64 of an IPv6 address, which one household or office has. All
 * invalid addresses share one network, so nobody escapes the limits that way.
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
 * The network of a session's place: the /24 of IPv4, the /48 of IPv6. Wider than for limits, since providers change a
 * household's address.
 */
export function placeNetworkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6
    ? `${ip.parts.slice(0, 3).map(inHex).join(':')}::/48`
    : `${(ip as ipaddr.IPv4).octets.slice(0, 3).join('.')}.0/24`
}

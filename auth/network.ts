import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Returns the network for limits: an IPv4 address, or the /64 of an IPv6 address. All invalid addresses share one. */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6 ? `${ip.parts.slice(0, 4).map(toHex).join(':')}::/64` : ip.toString()
}

function toHex(part: number) {
  return part.toString(16)
}

/** Returns the network of a session: the /24 of IPv4, the /48 of IPv6, since providers change addresses. */
export function placeNetworkOf(address: string): string {
  if (isIP(address) === 0) return 'unknown'
  const ip = ipaddr.process(address)
  return ip instanceof ipaddr.IPv6
    ? `${ip.parts.slice(0, 3).map(toHex).join(':')}::/48`
    : `${(ip as ipaddr.IPv4).octets.slice(0, 3).join('.')}.0/24`
}

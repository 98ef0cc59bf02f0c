import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Returns whether an address belongs to one of some networks. */
export type Networks = (address: string) => boolean

/** The networks of proxies whose `X-Forwarded-For` is believed. */
export type TrustedProxies = Networks

export const noProxies: TrustedProxies = () => false

const namedNetworks: Record<string, string> = {
  loopback: '127.0.0.0/8 ::1/128',
  private: '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7',
}

/**
 * The networks that a setting names: addresses and networks (`10.1.0.0/16`), `loopback` for this machine, `private` for the
 * networks of homes, offices and containers, set apart by commas or spaces.
 * @throws an Error with a sentence for each kind of mistake.
 */
export function parseNetworks(text: string): Networks {
  const words = text.toLowerCase().split(/[\s,]+/)
  const networks = words
    .flatMap((word) => (namedNetworks[word] ?? word).split(' '))
    .filter(Boolean)
    .map(networkIn)
  return (address) => {
    if (isIP(address) === 0) return false
    const parsed = ipaddr.process(address)
    return networks.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
  }
}

function networkIn(word: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const [address = '', bits, ...more] = word.split('/')
  const version = isIP(address)
  const maxBits = version === 4 ? 32 : 128
  if (version === 0 || more.length > 0 || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > maxBits)))
    throw new Error(`“${word}” is no address, no network such as 10.1.0.0/16, and neither “loopback” nor “private”`)
  if (Number(bits) === 0) throw new Error(`“${word}” is everybody: name some networks alone`)
  return [ipaddr.parse(address), Number(bits ?? maxBits)]
}

/**
 * The address a request comes from. `X-Forwarded-For` counts only where a trusted proxy hands the request over: each proxy adds
 * at its end whom it was asked by, so it is read from there to the first address that is no trusted proxy's. What stands
 * before that one, anybody may have written.
 */
export function clientAddress(
  socketAddress: string | undefined,
  headers: NodeJS.Dict<string | string[]>,
  isTrusted: TrustedProxies,
): string {
  const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  let address = plainAddress(socketAddress) ?? 'unknown'
  while (isTrusted(address)) {
    const before = plainAddress(hops.pop())
    if (before === undefined) break
    address = before
  }
  return address
}

/** An address in its shortest spelling: IPv4 within IPv6 as IPv4, without the port that some proxies add. */
function plainAddress(text = ''): string | undefined {
  const bare = text
    .trim()
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
  return isIP(bare) === 0 ? undefined : ipaddr.process(bare).toString()
}

import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type NetworkTest = (address: string) => boolean

export type TrustedProxies = NetworkTest

export const noProxies: TrustedProxies = () => false

const namedNetworks: Record<string, string> = {
  loopback: '127.0.0.0/8 ::1/128',
  private: '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7',
}

/** Parses addresses, networks (`10.1.0.0/16`), `loopback` and `private`, with commas or spaces. @throws a sentence */
export function parseNetworks(text: string): NetworkTest {
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

/** Returns the first untrusted address from the end of `X-Forwarded-For`: anybody could write the part before it. */
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

function plainAddress(text = ''): string | undefined {
  const bare = text
    .trim()
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
  return isIP(bare) === 0 ? undefined : ipaddr.process(bare).toString()
}

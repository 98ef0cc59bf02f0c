/**
 * The network a request comes from, for limits: the IPv4 address, or the /64 of an IPv6 one, which one household or office
 * has to itself. Undefined where it says nothing: no address, or this machine, as behind a proxy here.
 */
export function networkOf(address: string | null | undefined): string | undefined {
  const plain = (address ?? '')
    .split(',')[0]!
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(\d+\.)/, '$1')
  if (!plain || plain === '::1' || plain.startsWith('127.')) return undefined
  return plain.includes(':') ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain
}

function groupsOf(address: string) {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<string>(zeros).fill('0'), ...after].map((group) => group.replace(/^0+(.)/, '$1'))
}

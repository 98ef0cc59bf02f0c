import { createHmac } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { openText, sealText } from '../keys/sealed-text'
import { installationSecret } from '../keys/secret'
import { isWebAddress } from '../web/web-address'

/** The organisation's own service: LibreTranslate, or a compatible one. */
export type TranslationService = {
  /** Without a final slash: https://translate.example.org */
  address: string
  /** True on the own machine or network: http is then allowed, and no outside address is connected. */
  isNear: boolean
  key?: string
}

const sealingUse = 'key of the translation service'

export function sealServiceKey(key: string) {
  return sealText(key, { key: sealingKey(), use: sealingUse })
}

/** Undefined if the installation's secret has changed. */
export function openServiceKey(sealed: string) {
  return openText(sealed, { key: sealingKey(), use: sealingUse })
}

function sealingKey() {
  return createHmac('sha256', installationSecret()).update(`gazette/${sealingUse}`).digest()
}

export function tidyAddress(typed: string) {
  return typed
    .trim()
    .replace(/\/translate\/?$/, '')
    .replace(/\/$/, '')
}

export function addressProblem({ address, isNear }: Pick<TranslationService, 'address' | 'isNear'>) {
  if (!isWebAddress(address)) return 'Write a whole address, such as https://translate.example.org.'
  const { protocol, username, password, search, hash, hostname } = new URL(address)
  if (username || password) return 'Leave the name and the password out of the address. A key has its own field.'
  if (search || hash) return 'Leave out what follows “?” or “#”: the address of the service alone.'
  if (protocol !== 'https:' && !isNear)
    return 'The address has to begin with https://, unless the service is on your own machine or network.'
  const ip = ipOf(hostname)
  return ip === undefined || isNearIp(ip) === isNear ? undefined : networkProblem(isNear)
}

/** The sentence for a host in the own network that was configured as outside, or the reverse. */
export function networkProblem(isNear: boolean) {
  return isNear
    ? 'This address is not on your own machine or network. Take that choice back, or give another address.'
    : 'This address is on your own machine or network. Say so below, or give another address.'
}

function ipOf(hostname: string) {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) ? bare : undefined
}

const nearNetworks = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['0.0.0.0', 8],
] as const)
  nearNetworks.addSubnet(network, bits, 'ipv4')
nearNetworks.addAddress('::1', 'ipv6')
nearNetworks.addAddress('::', 'ipv6')
nearNetworks.addSubnet('fc00::', 7, 'ipv6')
nearNetworks.addSubnet('fe80::', 10, 'ipv6')

export function isNearIp(address: string): boolean {
  // `BlockList` recognises IPv4 within IPv6.
  return nearNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

import { isIP } from 'node:net'
import { env } from '@/lib/process/env'

export function passkeyHost(siteUrl = env().siteUrl) {
  return new URL(siteUrl).hostname
}

/** Returns whether the site's address allows passkeys: a host name, over https or on this machine. */
export function passkeysWork(siteUrl = env().siteUrl) {
  const { hostname, protocol } = new URL(siteUrl)
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return !isAddress && (protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost'))
}

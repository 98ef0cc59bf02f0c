import { env } from '@/lib/process/env'
import { refused } from '@/lib/result'

/** Compares Origin with the configured one. Next would compare it with the sender's headers, and accept none. */
export function isOwnOrigin(headers: Headers): boolean {
  const fetchSite = headers.get('sec-fetch-site') ?? 'same-origin'
  return headers.get('origin') === env().siteUrl && fetchSite === 'same-origin'
}

export function foreignOrigin() {
  return refused(`This desk is at ${env().siteUrl}. Open it there and try again.`)
}

/** Returns whether another origin led to this request. Browsers say so over https; a missing header counts as own. */
export function isFromElsewhere(headers: Headers): boolean {
  return !['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')
}

import { env } from '@/lib/process/env'
import { refused } from '@/lib/result'

/**
 * Returns whether a request that changes something comes from a page of this site: its Origin is exactly the configured one.
 * Next compares Origin with headers that the sender chooses, and lets a missing one pass; this does neither.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const fetchSite = headers.get('sec-fetch-site') ?? 'same-origin'
  return headers.get('origin') === env().siteUrl && fetchSite === 'same-origin'
}

export function foreignOrigin() {
  return refused(`This request did not come from ${env().siteUrl}. Open the desk at that address and try again.`)
}

/** Returns whether a page of another site leads here. Browsers say so where the connection is safe; what says nothing passes. */
export function isFromElsewhere(headers: Headers): boolean {
  return !['same-origin', 'none'].includes(headers.get('sec-fetch-site') ?? 'none')
}

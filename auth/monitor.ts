import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/process/env'

/**
 * Returns whether a request may read the state of the installation: from a program on this machine, or with the operator's
 * token.
 */
export function mayMonitor(headers: Headers): boolean {
  // Only the front door sets this header; it removes the header from every request that brings it.
  if (headers.get('x-on-this-machine') === 'yes') return true
  const { monitorToken } = env()
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return monitorToken !== undefined && token !== undefined && timingSafeEqual(digest(token), digest(monitorToken))
}

function digest(text: string) {
  return createHash('sha256').update(text).digest()
}

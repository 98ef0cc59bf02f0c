import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/** Whether a request may read how the installation is: from a program on this machine, or with the operator's token. */
export function mayMonitor(headers: Headers): boolean {
  // The front door alone sets it, and takes it away from whoever sends it.
  if (headers.get('x-on-this-machine') === 'yes') return true
  const { monitorToken } = env()
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return monitorToken !== undefined && token !== undefined && timingSafeEqual(digest(token), digest(monitorToken))
}

function digest(text: string) {
  return createHash('sha256').update(text).digest()
}

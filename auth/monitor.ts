import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/process/env'

export function mayMonitor(headers: Headers): boolean {
  const { monitorToken } = env()
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  return monitorToken !== undefined && token !== undefined && timingSafeEqual(sha256(token), sha256(monitorToken))
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest()
}

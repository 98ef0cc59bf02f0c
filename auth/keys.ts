import { createHmac } from 'node:crypto'
import { secret } from '@/lib/env'

const derivedKeys = new Map<string, string>()

/** A key for one use, derived from the installation's secret: what is made with one key means nothing elsewhere. */
export function keyFor(use: string): string {
  const key = derivedKeys.get(use) ?? createHmac('sha256', secret()).update(`gazette/${use}`).digest('base64url')
  derivedKeys.set(use, key)
  return key
}

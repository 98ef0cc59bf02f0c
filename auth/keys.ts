import { createHmac } from 'node:crypto'
import { secret } from '@/lib/env'

const derived = new Map<string, string>()

/** A key for one use, derived from the installation's secret: what is made with one key means nothing elsewhere. */
export function keyFor(use: string): string {
  const key = derived.get(use) ?? createHmac('sha256', secret()).update(`gazette/${use}`).digest('base64url')
  derived.set(use, key)
  return key
}

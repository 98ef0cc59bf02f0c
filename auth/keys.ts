import { createHmac } from 'node:crypto'
import { secret } from '@/lib/keys/secret'

const derivedKeys = new Map<string, string>()

/** A key for one use, derived from the installation's secret: what is made with one key means nothing elsewhere. */
export function keyFor(use: string): string {
  const key = derivedKeys.get(use) ?? createHmac('sha256', secret()).update(`gazette/${use}`).digest('base64url')
  derivedKeys.set(use, key)
  return key
}

/** Returns the form in which a value is stored where it must not be read back: without the key nobody can try values out. */
export function keyedHash(key: string, value: string) {
  return createHmac('sha256', key).update(value).digest('base64url')
}

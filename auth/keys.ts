import { createHmac } from 'node:crypto'
import { installationSecret } from '@/lib/keys/secret'

const derivedKeys = new Map<string, string>()

/** Derived from the installation's secret: a key works only for its use. */
export function keyFor(use: string): string {
  const key =
    derivedKeys.get(use) ?? createHmac('sha256', installationSecret()).update(`gazette/${use}`).digest('base64url')
  derivedKeys.set(use, key)
  return key
}

/** Hashes a value that is only compared later. Without the key nobody can find it by trying values. */
export function keyedHash(key: string, value: string) {
  return createHmac('sha256', key).update(value).digest('base64url')
}

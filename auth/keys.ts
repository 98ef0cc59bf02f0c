import { createHmac } from 'node:crypto'
import { installationSecret } from '@/lib/keys/secret'
import { keptByKey } from '@/lib/lists/kept-results'

/** Returns the key for a use, derived from the installation's secret. */
export const keyFor = keptByKey((use: string) =>
  createHmac('sha256', installationSecret()).update(`gazette/${use}`).digest('base64url'),
)

/** Hashes a value that is only compared later. Without the key, nobody can find the value by trying many. */
export function keyedHash(key: string, value: string) {
  return createHmac('sha256', key).update(value).digest('base64url')
}

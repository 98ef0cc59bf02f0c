import { createHmac, hkdfSync } from 'node:crypto'
import { secret } from './secret'

/** The kind of thing that a keyed hash of something erased is of: a text, a file by its SHA-256, or an address. */
type ErasedThing = 'text' | 'file' | 'address' | 'import'

const keys = new Map<string, Buffer>()

/** The key of the hashes of what was erased: from the installation's secret (HKDF-SHA256, RFC 5869). */
export function erasureKey(text = secret()): Buffer {
  const key = keys.get(text) ?? Buffer.from(hkdfSync('sha256', text, '', 'gazette erasure 1', 32))
  keys.set(text, key)
  return key
}

/** Returns what stays of something erased: an HMAC-SHA256. Without the secret nobody can try words against it. */
export function erasureHash(what: ErasedThing, text: string, key = erasureKey()): string {
  return createHmac('sha256', key).update(`${what}\n${text}`).digest('hex')
}

/** Returns what stays in the log of imports in the place of the name that a thing had at its source, where it was erased. A number may stay. */
export function erasedKeyOf({ source, kind, key }: { source: string; kind: string; key: string }) {
  return /^\d+$/.test(key) ? key : `erased ${erasureHash('import', JSON.stringify([source, kind, key]))}`
}

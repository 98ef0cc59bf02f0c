import { createHmac, hkdfSync } from 'node:crypto'
import { installationSecret } from './secret'

type ErasedThing = 'text' | 'file' | 'address' | 'import'

const knownKeys = new Map<string, Buffer>()

/** HKDF-SHA256 (RFC 5869) from the installation's secret. */
export function erasureKey(text = installationSecret()): Buffer {
  const key = knownKeys.get(text) ?? Buffer.from(hkdfSync('sha256', text, '', 'gazette erasure 1', 32))
  knownKeys.set(text, key)
  return key
}

/** HMAC-SHA256: without the secret nobody can test words against it. */
export function erasureHash(what: ErasedThing, text: string, key = erasureKey()): string {
  return createHmac('sha256', key).update(`${what}\n${text}`).digest('hex')
}

/** The import log keeps a number of an erased thing, but only a hash of its name. */
export function erasedKeyOf({ source, kind, key }: { source: string; kind: string; key: string }) {
  return /^\d+$/.test(key) ? key : `erased ${erasureHash('import', JSON.stringify([source, kind, key]))}`
}

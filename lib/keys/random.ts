import { createHash, randomBytes } from 'node:crypto'

/** A random identifier of 60 bits as twelve letters and digits, safe in file names and addresses. */
export function randomId() {
  return idOf(randomBytes(12))
}

/** An identifier of a letter or digit for each byte. */
export function idOf(bytes: Uint8Array) {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}

/** A 256-bit secret for sessions and links, as base64url. */
export function randomToken() {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 as hex: what is kept of a secret. */
export function sha256(value: string | Buffer) {
  return createHash('sha256').update(value).digest('hex')
}

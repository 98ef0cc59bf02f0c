import { createHash, randomBytes } from 'node:crypto'

/** 60 random bits as twelve letters and digits, safe in file names and addresses. */
export function randomId() {
  return idFromBytes(randomBytes(12))
}

export function idFromBytes(bytes: Uint8Array) {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}

/** 256 random bits as base64url. */
export function randomToken() {
  return randomBytes(32).toString('base64url')
}

export function sha256(value: string | Buffer) {
  return createHash('sha256').update(value).digest('hex')
}

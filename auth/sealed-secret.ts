import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from './keys'

const method = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/** Encrypts a person's secret with a key of this installation, so that it opens for that person alone. */
export function sealSecret(secret: string, staffId: number): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(method, key(), iv).setAAD(Buffer.from(`staff ${staffId}`))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The secret; undefined where it was sealed for somebody else, or with the key of another installation. */
export function openSecret(sealed: string, staffId: number): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
  try {
    const decipher = createDecipheriv(method, key(), iv, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(`staff ${staffId}`)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function key() {
  return Buffer.from(keyFor('authenticator app'), 'base64url')
}

import { keyFor } from './keys'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export function sealSecret(secret: string, staffId: number): string {
  return sealText(secret, { key: appSecretKey(), use: `staff ${staffId}` })
}

/** Decrypts a secret. Undefined if it was sealed for somebody else, or by another installation. */
export function openSecret(sealed: string, staffId: number): string | undefined {
  return openText(sealed, { key: appSecretKey(), use: `staff ${staffId}` })
}

function appSecretKey() {
  return Buffer.from(keyFor('authenticator app'), 'base64url')
}

const cipherName = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/** AES-256-GCM with a key of 32 bytes; the text can be opened only for the same `use`. */
export function sealText(text: string, { key, use }: SealingKey): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(cipherName, key, iv).setAAD(Buffer.from(use))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Undefined if it was sealed for another use or with another key. */
export function openText(sealed: string, { key, use }: SealingKey): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
  try {
    const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(use)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** `use`: for example "staff 7". */
type SealingKey = { key: Buffer; use: string }

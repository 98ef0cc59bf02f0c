import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const method = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

/** Encrypts a text with a key of 32 bytes, so that it opens for one use alone (AES-256-GCM). */
export function sealText(text: string, { key, use }: SealedFor): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(method, key, iv).setAAD(Buffer.from(use))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text; undefined where it was sealed for another use, or with the key of another installation. */
export function openText(sealed: string, { key, use }: SealedFor): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)]
  try {
    const decipher = createDecipheriv(method, key, iv, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(use)).setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** `use`: what it is sealed for, such as "staff 7". */
type SealedFor = { key: Buffer; use: string }

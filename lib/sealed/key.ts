import { hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { refused, done, type Result } from '../result'

/** A key of 32 random bytes, or the words from which one is worked out. */
export type Key = { bytes: Buffer } | { passphrase: string }

const mark = 'gazette-key-1:'
const shortest = 16

/** A new random key, as a key file holds it and as BACKUP_KEY takes it. */
export function newKey() {
  return mark + randomBytes(32).toString('base64')
}

/** The key in a text: one that `newKey` made, or a passphrase of at least 16 characters. */
export function keyFrom(text: string): Result<Key> {
  const trimmed = text.trim()
  if (!trimmed.startsWith(mark))
    return trimmed.length < shortest
      ? refused(`A passphrase needs at least ${shortest} characters; npm run gazette -- backup key FILE makes a key.`)
      : done({ passphrase: trimmed.normalize('NFC') })
  const bytes = Buffer.from(trimmed.slice(mark.length), 'base64')
  return bytes.length === 32 ? done({ bytes }) : refused('The key is not whole: it has lost characters.')
}

export type Effort = { log2N: number; r: number; p: number }

/** 128 MB and about half a second for each guess (RFC 7914, section 2, names the three numbers). */
export const effort: Effort = { log2N: 17, r: 8, p: 1 }

/** What one file is sealed with, and 16 bytes by which a wrong key shows: HKDF-SHA256 (RFC 5869) over the key and a salt. */
export async function fileKey(key: Key, salt: Buffer, stretched: Effort) {
  const secret = 'bytes' in key ? key.bytes : await stretch(key.passphrase, salt, stretched)
  const made = Buffer.from(hkdfSync('sha256', secret, salt, 'gazette backup 1', 48))
  return { cipher: made.subarray(0, 32), check: made.subarray(32) }
}

function stretch(passphrase: string, salt: Buffer, { log2N, r, p }: Effort) {
  const options = { N: 2 ** log2N, r, p, maxmem: 2 ** log2N * r * 128 + 2 ** 26 }
  return new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase, salt, 32, options, (error, bytes) => (error ? reject(error) : resolve(bytes))),
  )
}

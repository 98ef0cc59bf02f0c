import { randomBytes } from 'node:crypto'
import { bech32 } from '@scure/base'
import { refused, done, type Result } from '../result'

export type BackupKey = { identity: string } | { passphrase: string }

const identityMark = 'AGE-SECRET-KEY-'
const minLength = 16

export function newKey() {
  return bech32.encodeFromBytes(identityMark, randomBytes(32)).toUpperCase()
}

export function keyFrom(text: string): Result<BackupKey> {
  const lines = text.split('\n').map((line) => line.trim())
  const identity = lines.find((line) => line.startsWith(identityMark))
  if (identity !== undefined) return isWholeIdentity(identity) ? done({ identity }) : keyIncomplete
  const passphrase = text.trim().normalize('NFC')
  return passphrase.length < minLength
    ? refused(`A passphrase needs at least ${minLength} characters; npm run gazette -- backup key FILE makes a key.`)
    : done({ passphrase })
}

const keyIncomplete = refused('The key is not whole: it has lost characters.')

function isWholeIdentity(identity: string) {
  try {
    return bech32.decodeToBytes(identity).bytes.length === 32
  } catch {
    return false
  }
}

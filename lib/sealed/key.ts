import { randomBytes } from 'node:crypto'
import { bech32 } from '@scure/base'
import { refused, done, type Result } from '../result'

export type Key = { identity: string } | { passphrase: string }

const identityMark = 'AGE-SECRET-KEY-'
const minLength = 16

export function newKey() {
  return bech32.encodeFromBytes(identityMark, randomBytes(32)).toUpperCase()
}

export function keyFrom(text: string): Result<Key> {
  const lines = text.split('\n').map((line) => line.trim())
  const identity = lines.find((line) => line.startsWith(identityMark))
  if (identity !== undefined) return isWhole(identity) ? done({ identity }) : notWhole
  const passphrase = text.trim().normalize('NFC')
  return passphrase.length < minLength
    ? refused(`A passphrase needs at least ${minLength} characters; npm run gazette -- backup key FILE makes a key.`)
    : done({ passphrase })
}

const notWhole = refused('The key is not whole: it has lost characters.')

function isWhole(identity: string) {
  try {
    return bech32.decodeToBytes(identity).bytes.length === 32
  } catch {
    return false
  }
}

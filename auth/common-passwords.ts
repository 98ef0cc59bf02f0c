import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Bytes of SHA-256 that are kept of each password: of a million others, none is likely to share them. */
const bytes = 5

let kept: Buffer | undefined

/**
 * Returns whether a password is one that stolen lists are full of, whatever its capitals. The file has those of the million
 * commonest that are long enough to be chosen at all; `scripts/common-passwords.mjs` makes it.
 */
export function isCommonPassword(password: string): boolean {
  kept ??= readFileSync(resolve(/* turbopackIgnore: true */ 'auth/common-passwords.bin'))
  const wanted = hashOf(password)
  let [from, to] = [0, kept.length / bytes]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const order = wanted.compare(kept, middle * bytes, (middle + 1) * bytes)
    if (order === 0) return true
    if (order < 0) to = middle
    else from = middle + 1
  }
  return false
}

function hashOf(password: string) {
  return createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, bytes)
}

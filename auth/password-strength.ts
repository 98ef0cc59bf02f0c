import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Limits in characters. Hashing a text without a maximum could block the server. */
export const minPasswordLength = 12
export const maxPasswordLength = 200

/** Bytes of SHA-256 for each password: a collision within a million is unlikely. */
const hashBytes = 5

let commonHashes: Buffer | undefined

// Common parts of passwords, besides the library's lists; longer ones come first.
const commonWords =
  'password passwort admin administrator root user guest login welcome secret changeme hello newsroom website newsletter company office project programme organisation united nations internet computer spring summer autumn winter january february march april june july august september october november december monday friday sunday matkhau rahasia sandi mingalaba sawasdee sabaidee xinchao woaini bangkok thailand vietnam cambodia myanmar laos china'.split(
    ' ',
  )
const letterByLookalike: Record<string, string> = {
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

/** Returns why a password is weak: short, common, under 10¹⁰ guesses, or of `about` (NIST SP 800-63B, 3.1.1.2). */
export async function passwordWeakness(password: string, about: string[]): Promise<string | undefined> {
  const length = Array.from(password).length
  if (length < minPasswordLength) {
    return `Use at least ${minPasswordLength} characters; this has ${length}. A few unrelated words are easy to remember.`
  }
  if (length > maxPasswordLength) return `Use at most ${maxPasswordLength} characters.`
  if (isCommonPassword(password))
    return 'This is one of the passwords that many people use, and is tried first. Use a few unrelated words.'
  const words = [...commonWords, ...about.flatMap(wordParts)]
  if (isMadeOf(password, words)) {
    return 'This is made of common words, or of your name or this site’s. Use a few unrelated words.'
  }
  const { score, sequence } = (await loadEstimator()).check(password, words)
  if (score === 4) return undefined
  return sequence.some(({ pattern }) => guessablePatterns.has(pattern))
    ? 'This is a pattern that is guessed first. Use a few unrelated words.'
    : 'This is made of too few words, or of words that are guessed first. Use some more that have nothing to do with each other.'
}

/** Checks the million commonest stolen passwords, ignoring case (`scripts/common-passwords.mjs`). */
export function isCommonPassword(password: string): boolean {
  commonHashes ??= readFileSync(resolve(/* turbopackIgnore: true */ 'auth/common-passwords.bin'))
  const wanted = createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().subarray(0, hashBytes)
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

const guessablePatterns = new Set(['repeat', 'sequence', 'spatial', 'date', 'regex'])

type Estimator = { check(password: string, about: string[]): { score: number; sequence: { pattern: string }[] } }
let loadingEstimator: Promise<Estimator> | undefined

/** Loads the lists on demand: most processes never need them. Estimates only the beginning of a long password. */
function loadEstimator() {
  return (loadingEstimator ??= (async () => {
    const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
    const { adjacencyGraphs: graphs, dictionary } = await import('@zxcvbn-ts/language-common')
    return new ZxcvbnFactory({ dictionary, graphs, maxLength: 64 })
  })())
}

/** Returns whether fewer than six letters remain without the words; "P4ssw0rd" is read as "password". */
function isMadeOf(password: string, words: string[]) {
  const spellings = [plain(password), plain(password.replace(/[013457@$!]/g, (sign) => letterByLookalike[sign]!))]
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

function wordParts(text: string) {
  return [text, ...text.split(/[\s@._+-]+/)].filter((part) => part.length > 2)
}

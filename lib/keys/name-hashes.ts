import { createHmac } from 'node:crypto'
import { dense, spacedLetter } from '../search/search-segments'
import { keptByKey } from '../lists/kept-results'

// Forbidden names are kept as keyed hashes, of up to four words or some letters; nobody can read them in the database.

export type NameHash = {
  /** HMAC-SHA256 (hex) of the name, and of its first word or two letters, which texts are searched for first. */
  hash: string
  firstHash: string
  length: number
}

export type HashedNameSpan = { hash: string; start: number; end: number }

const nameLimits = { words: 4, denseLetters: { min: 2, max: 24 } } as const

/** Undefined with too many words or letters, or with so few that the name would match everywhere. */
export function hashName(name: string, key: Buffer): NameHash | undefined {
  const { words, denseRuns } = partsOf(name)
  const letters = denseRuns.flat()
  if (words.length > 0 && letters.length === 0) {
    if (words.length > nameLimits.words || words.every(({ text }) => text.length < 2)) return undefined
    return hashOf(words, 'words', key)
  }
  const { min, max } = nameLimits.denseLetters
  if (words.length > 0 || letters.length < min || letters.length > max) return undefined
  return hashOf(letters, 'dense', key)
}

function hashOf(parts: NamePart[], kind: NameKind, key: Buffer): NameHash {
  const [hash, firstHash] = [parts, parts.slice(0, firstLength[kind])].map((some) => hmac(joinParts(some, kind), key))
  return { hash: hash!, firstHash: firstHash!, length: parts.length }
}

export function findNames(text: string, names: NameHash[], key: Buffer): HashedNameSpan[] {
  if (names.length === 0) return []
  const namesByFirst = Map.groupBy(names, ({ firstHash }) => firstHash)
  const { words, denseRuns } = partsOf(text)
  const places: HashedNameSpan[] = []
  const beginningWith = keptByKey((first: string) => namesByFirst.get(hmac(first, key)) ?? [])
  search(words, 'words')
  for (const run of denseRuns) search(run, 'dense')
  return places.sort((a, b) => a.start - b.start || b.end - a.end)

  function search(parts: NamePart[], kind: NameKind) {
    for (let at = 0; at + firstLength[kind] <= parts.length; at++)
      for (const { hash, length } of beginningWith(joinParts(parts.slice(at, at + firstLength[kind]), kind))) {
        const whole = parts.slice(at, at + length)
        if (whole.length === length && hmac(joinParts(whole, kind), key) === hash)
          places.push({ hash, start: whole[0]!.start, end: whole.at(-1)!.end })
      }
  }
}

type NamePart = { text: string; start: number; end: number }
type NameKind = 'words' | 'dense'

const firstLength = { words: 1, dense: 2 } as const

function joinParts(parts: NamePart[], kind: NameKind) {
  return `${kind}:${parts.map(({ text }) => text).join(kind === 'words' ? ' ' : '')}`
}

function hmac(text: string, key: Buffer) {
  return createHmac('sha256', key).update(text).digest('hex')
}

const denseLetter = String.raw`[${dense}&&[\p{L}\p{N}\p{M}]]`
// Linear: one repeated character class in each alternative.
const letterRunPattern = new RegExp(`(?<dense>${denseLetter}+)|${spacedLetter}+`, 'gv')
// Invisible characters, such as soft hyphens and direction marks, would hide a name.
const invisibleCharacter = /\p{Default_Ignorable_Code_Point}/u
/** Signs within one name in a script without spaces: spaces, and the dot in a foreign name. */
const withinName = /^[\s\u00b7\u30fb]*$/u

function partsOf(text: string): { words: NamePart[]; denseRuns: NamePart[][] } {
  const { plain, starts, ends } = plainText(text)
  const words: NamePart[] = []
  const denseRuns: NamePart[][] = []
  let lastDenseEnd = -1
  for (const match of plain.matchAll(letterRunPattern)) {
    const [from, to] = [match.index, match.index + match[0].length]
    if (match.groups?.dense === undefined) {
      words.push({ text: match[0], start: starts[from]!, end: ends[to - 1]! })
      continue
    }
    const isSameName = lastDenseEnd >= 0 && withinName.test(plain.slice(lastDenseEnd, from))
    if (!isSameName) denseRuns.push([])
    let at = from
    for (const letter of match[0]) {
      denseRuns.at(-1)!.push({ text: letter, start: starts[at]!, end: ends[at + letter.length - 1]! })
      at += letter.length
    }
    lastDenseEnd = to
  }
  return { words, denseRuns }
}

function plainText(text: string) {
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  let at = 0
  for (const character of text) {
    const letters = invisibleCharacter.test(character) ? '' : plainLetter(character)
    for (let n = 0; n < letters.length; n++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    plain += letters
    at += character.length
  }
  return { plain, starts, ends }
}

// Hashes are kept: this stays as it was when they were made, however search compares letters.
const plainLetter = keptByKey((character: string) =>
  character
    .normalize('NFKC')
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase(),
)

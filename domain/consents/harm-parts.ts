import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { read, type Db } from '@/db/connection'
import { sha256 } from '@/lib/keys/random'
import { inTurns } from '@/lib/process/pauses'
import { atOnce } from '@/lib/process/steps'
import { textNeedsOf } from './needs'
import { notesIn, whatReadersGet, type ReadersText, type ReleasedText } from './what-readers-get'

// A check for harm signs a hash of each part of what readers would get, and of the consents.

/** Hashes by the name of the part. */
export type HarmParts = Record<string, string>

/** The part with hashes of single notes and files: those checked beside one text may stay beside the next. */
const beside = 'words beside the text'

/** Parts that may change while a text is live: bytes are replaced in place only to remove something. */
const changingParts = ['pictures', 'files', 'consents']

export async function harmPartsOf(db: Db, text: ReleasedText, now: number): Promise<HarmParts> {
  const readersText = await whatReadersGet(db, text, now)
  const { consents } = await textNeedsOf(db, text)
  const ids = consents.map(({ consent }) => consent.id)
  const parts: ReadersText['parts'] = { ...readersText.parts, consents: ids }
  const hashes: HarmParts = {}
  for (const [name, part] of Object.entries(parts))
    hashes[name] = name === 'text' ? await hashOfBody(db, part as string) : sha256(sortedJson(part))
  return { ...hashes, [beside]: besideHashes(readersText).join(' ') }
}

/** Hashes of the sorted JSON of bodies, by the SHA-256 of their stored JSON, which takes a tenth of the time. */
const knownHashes = new LRUCache<string, string>({ max: 10_000 })

/** Hashes a body. Outside a transaction, other requests go on meanwhile. */
async function hashOfBody(db: Db, json: string): Promise<string> {
  const key = sha256(json)
  const hash = knownHashes.get(key) ?? (await (db === read() ? inTurns : atOnce)(hashSteps(json)))
  knownHashes.set(key, hash)
  return hash
}

export function* hashSteps(json: string) {
  const hash = createHash('sha256')
  for (const part of sortedParts(JSON.parse(json))) yield hash.update(part)
  return hash.digest('hex')
}

/** Divides the sorted JSON of a value down to its fields and their items, which are the blocks of a body. */
function* sortedParts(value: unknown, depth = 2): Generator<string> {
  if (depth === 0 || value === null || typeof value !== 'object') return yield sortedJson(value)
  const isList = Array.isArray(value)
  let before = isList ? '[' : '{'
  for (const [name, part] of isList ? value.entries() : sortedEntries(value)) {
    yield isList ? before : `${before}${JSON.stringify(name)}:`
    yield* sortedParts(part, depth - 1)
    before = ','
  }
  yield `${before === ',' ? '' : before}${isList ? ']' : '}'}`
}

/** Returns the SHA-256 of all parts. */
export function hashOfParts(parts: HarmParts) {
  return sha256(
    Object.entries(parts)
      .map(([name, hash]) => `${name} ${hash}`)
      .toSorted()
      .join('\n'),
  )
}

/** Hashes notes and files, including those of the text itself, which stay reachable after the next version. */
function besideHashes({ notes, uploads, formerFiles }: ReadersText): string[] {
  const files = [...uploads.map(({ upload }) => upload), ...formerFiles]
  return [...notes.map(noteHash), ...files.map(({ id, name }) => sha256(sortedJson([id, name])))]
}

function noteHash(note: string) {
  return sha256(sortedJson(note))
}

/** Returns whether a check covers all. Those of an earlier build do not, and count only for texts already live. */
export function coversAll(signed: HarmParts) {
  return signed[beside] !== undefined
}

/** Returns the names of parts that differ. `isLive`: leaves out those that may change in a live text. */
export function changedParts(signed: HarmParts, parts: HarmParts, { isLive = false } = {}): string[] {
  if (!coversAll(signed)) return ['what a check covers']
  const names = new Set([...Object.keys(signed), ...Object.keys(parts)])
  return [...names].filter(
    (name) => name !== beside && !(isLive && changingParts.includes(name)) && signed[name] !== parts[name],
  )
}

/** Returns whether every note and file beside the text is in one of the checks. */
export function isCoveredBeside(signed: HarmParts[], parts: HarmParts): boolean {
  const known = new Set(signed.flatMap((one) => (one[beside] ?? '').split(' ')))
  return (parts[beside] ?? '').split(' ').every((hash) => hash === '' || known.has(hash))
}

export function areNotesCovered(signed: HarmParts[], notes: (string | null | undefined)[]): boolean {
  return isCoveredBeside(signed, { [beside]: notesIn(notes).map(noteHash).join(' ') })
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(sortedEntries(part)) : part,
  )
}

const sortedEntries = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))

import { hkdfSync } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Db } from '@/db/connection'
import { comments, consentEntries, consentMedia, consentWords, media, revisionMedia } from '@/db/schema'
import { findNames, type NameHash } from '@/lib/keys/name-hashes'
import { sha256 } from '@/lib/keys/random'
import { hmac } from '@/lib/keys/record-key'
import { createPause } from '@/lib/process/pauses'
import { installationSecret } from '@/lib/keys/secret'
import { entriesSharingConsents } from './needs'
import { passagesOf, type Passage } from './passages'
import { whatReadersGet, type ReleasedText } from './what-readers-get'

export type FoundName = { place: string; words: string }

/** Finds forbidden names. `canLook`: false if they were hashed with another secret. Comments are for staff. */
export async function forbiddenNamesIn(
  db: Db,
  text: ReleasedText & { withComments?: boolean },
  now: number,
): Promise<{ found: FoundName[]; canLook: boolean }> {
  const rows = await forbiddenNamesFor(db, text)
  if (rows.length === 0) return { found: [], canLook: true }
  const key = namesKey()
  const isMark = ({ length }: NameHash) => length === 0
  const names = rows.filter((row) => !isMark(row))
  const ofReaders = passagesOf(db, await whatReadersGet(db, text, now))
  const ofStaff = text.withComments ? await commentPassages(db, text.entryId) : []
  return {
    found: [...(await searchPassages(ofReaders, names, key)), ...(await searchPassages(ofStaff, names, key))],
    canLook: rows.filter(isMark).every(({ hash }) => hash === nameHasher(key).hash),
  }
}

/** Places of names, by hashes of the list of names and of the piece of text. */
const knownSpans = new LRUCache<string, readonly { start: number; end: number }[]>({ max: 50_000 })

/** Finds each name once in each place. Other requests go on between the pieces. */
async function searchPassages(
  passages: AsyncIterable<Passage> | Passage[],
  names: NameHash[],
  key: Buffer,
): Promise<FoundName[]> {
  const list = sha256(
    names
      .map(({ hash }) => hash)
      .toSorted()
      .join(),
  )
  const found = new Map<string, FoundName>()
  const pause = createPause()
  for await (const { place, text } of passages)
    for (const piece of piecesOf(text)) {
      await pause()
      const id = `${list} ${sha256(piece)}`
      const spans = knownSpans.get(id) ?? findNames(piece, names, key)
      knownSpans.set(id, spans)
      for (const { start, end } of spans) {
        const words = piece.slice(start, end)
        found.set(`${place}\n${words}`, { place, words })
      }
    }
  return [...found.values()]
}

/** Characters of a piece, which takes some 15 ms, and of the overlap of two pieces, far longer than any name. */
const [pieceLength, sharedLength] = [50_000, 1_000]

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0, until = 0; until < text.length; from = wordEndAfter(text, until - sharedLength)) {
    until = wordEndAfter(text, from + pieceLength)
    pieces.push(text.slice(from, until))
  }
  return pieces
}

/** Finds the end of a word after a position. Scripts without spaces are cut anywhere. */
function wordEndAfter(text: string, at: number) {
  if (at >= text.length) return text.length
  return at + Math.max(0, text.slice(at, at + 200).search(/\s/))
}

/** Derives the key of names: HKDF-SHA256 (RFC 5869) of the installation's secret. */
export function namesKey() {
  return Buffer.from(hkdfSync('sha256', installationSecret(), '', 'gazette names 1', 32))
}

/** Returns a row that shows whether names were hashed with this key. It is not the hash of a name. */
export function nameHasher(key: Buffer): NameHash {
  const hash = hmac(key, 'the key of these names')
  return { hash, firstHash: hash, length: 0 }
}

async function forbiddenNamesFor(db: Db, { entryId, revisionId }: ReleasedText): Promise<NameHash[]> {
  const columns = { hash: consentWords.hash, firstHash: consentWords.firstHash, length: consentWords.length }
  const members = await entriesSharingConsents(db, entryId)
  const lineages = db
    .select({ lineage: media.lineage })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(eq(revisionMedia.revisionId, revisionId))
  const [ofEntries, ofUploads] = await Promise.all([
    db
      .selectDistinct(columns)
      .from(consentEntries)
      .innerJoin(consentWords, eq(consentWords.consentId, consentEntries.consentId))
      .where(
        inArray(
          consentEntries.entryId,
          members.map(({ id }) => id),
        ),
      ),
    db
      .selectDistinct(columns)
      .from(consentMedia)
      .innerJoin(consentWords, eq(consentWords.consentId, consentMedia.consentId))
      .where(inArray(consentMedia.lineage, lineages)),
  ])
  return [...new Map([...ofEntries, ...ofUploads].map((name) => [name.hash, name])).values()]
}

async function commentPassages(db: Db, entryId: number): Promise<Passage[]> {
  const rows = await db
    .select({ text: comments.text, quote: comments.quote, prefix: comments.prefix, suffix: comments.suffix })
    .from(comments)
    .where(eq(comments.entryId, entryId))
  return rows.flatMap(({ text, quote, prefix, suffix }) => [
    { place: 'a comment', text },
    { place: 'a comment', text: `${prefix}${quote}${suffix}` },
  ])
}

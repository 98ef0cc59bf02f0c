import { hkdfSync } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { comments, consentEntries, consentMedia, consentWords, media, revisionMedia } from '@/db/schema'
import { findNames, type NameHash } from '@/lib/keys/name-hashes'
import { hmac } from '@/lib/keys/record-key'
import { installationSecret } from '@/lib/keys/secret'
import { entriesSharingConsents } from './needs'
import { passagesOf, whatReadersGet, type Passage, type ReleasedText } from './what-readers-get'

export type FoundName = { place: string; words: string }

/** `canLook`: false if names were hashed with another secret, so that nobody can tell. Comments are for staff. */
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
  const ofReaders = await passagesOf(db, await whatReadersGet(db, text, now))
  const passages = [...ofReaders, ...(text.withComments ? await commentPassages(db, text.entryId) : [])]
  const found = passages.flatMap(({ place, text }) =>
    findNames(text, names, key).map(({ start, end }) => ({ place, words: text.slice(start, end) })),
  )
  return {
    found: [...new Map(found.map((name) => [`${name.place}\n${name.words}`, name])).values()],
    canLook: rows.filter(isMark).every(({ hash }) => hash === nameHasher(key).hash),
  }
}

/** HKDF-SHA256 (RFC 5869) of the installation's secret. */
export function namesKey() {
  return Buffer.from(hkdfSync('sha256', installationSecret(), '', 'gazette names 1', 32))
}

/** Shows whether the names of a consent were hashed with this key. It is not a hash of a name. */
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

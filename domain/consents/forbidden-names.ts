import { hkdfSync } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { write, type Db } from '@/db/connection'
import { consentEntries, consentMedia, consentWords, consents, comments, media, revisionMedia } from '@/db/schema'
import { findNames, hashName, type NameHash } from '@/lib/keys/name-hashes'
import { hmac } from '@/lib/keys/record-key'
import { done, refused, type Result } from '@/lib/result'
import { installationSecret } from '@/lib/keys/secret'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { entriesSharingConsents } from './needs'
import { passagesOf, whatReadersGet, type Passage, type ReleasedText } from './what-readers-get'

// Names that must not appear in the texts and files of a consent, as keyed hashes: nobody can read the list.

export const maxNames = 200

/** Names have one to four words. Throws NotPermitted. */
export async function forbidNames(
  actor: Actor,
  { consentId, names }: { consentId: number; names: string[] },
  now: number,
): Promise<Result<{ count: number }>> {
  permit(actor, 'manageConsents')
  const given = names.map((name) => name.trim()).filter((name) => name !== '')
  if (given.length === 0) return refused('Write at least one name.', 'names')
  if (given.length > maxNames) return refused(tooManyNames, 'names')
  const key = namesKey()
  const hashes = given.map((name) => hashName(name, key))
  const unusable = hashes.indexOf(undefined)
  if (unusable >= 0)
    return refused(
      `Name ${unusable + 1} cannot be looked for. Write one to four words in one script, with more than one letter.`,
      'names',
    )
  return write(async (tx) => {
    const [consent] = await tx.select({ id: consents.id }).from(consents).where(eq(consents.id, consentId))
    if (!consent) return refused('This consent no longer exists.')
    for (const { hash, firstHash, length } of [nameHasher(key), ...(hashes as NameHash[])])
      await tx.insert(consentWords).values({ consentId, hash, firstHash, length }).onConflictDoNothing()
    const count = await countForbiddenNames(tx, consentId)
    if (count > maxNames) return refused(tooManyNames, 'names')
    await record(tx, actor, { verb: 'changed forbidden names', detail: { consent: consentId } }, now)
    return done({ count })
  })
}

const tooManyNames = `A consent can have ${maxNames} names. Leave some out.`

export function countForbiddenNames(db: Db, consentId: number) {
  return db.$count(consentWords, and(eq(consentWords.consentId, consentId), ne(consentWords.length, 0)))
}

/** Removes all names: single hashes cannot be told apart. Throws NotPermitted. */
export async function removeForbiddenNames(actor: Actor, consentId: number, now: number): Promise<Result> {
  permit(actor, 'manageConsents')
  return write(async (tx) => {
    await tx.delete(consentWords).where(eq(consentWords.consentId, consentId))
    await record(tx, actor, { verb: 'changed forbidden names', detail: { consent: consentId } }, now)
    return done(undefined)
  })
}

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
function namesKey() {
  return Buffer.from(hkdfSync('sha256', installationSecret(), '', 'gazette names 1', 32))
}

/** Shows whether the names of a consent were hashed with this key. It is not a hash of a name. */
function nameHasher(key: Buffer): NameHash {
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

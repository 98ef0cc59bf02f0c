import { hkdfSync } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { write, type Db } from '@/db/connection'
import { alias } from '@/db/kit'
import { consentEntries, consentMedia, consentWords, consents, entries } from '@/db/schema'
import { findNames, hashName, type NameHash } from '@/lib/keys/name-hashes'
import { hmac } from '@/lib/keys/record-key'
import { done, refused, type Result } from '@/lib/result'
import { secret } from '@/lib/keys/secret'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { passagesOfEntry, uploadsOf } from './entry-passages'

// Names that must not appear beside a consent, as keyed hashes: nobody can read the list.

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
  if (given.length > maxNames) return refused(tooMany, 'names')
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
    for (const { hash, firstHash, length } of [markOf(key), ...(hashes as NameHash[])])
      await tx.insert(consentWords).values({ consentId, hash, firstHash, length }).onConflictDoNothing()
    const count = await countNames(tx, consentId)
    if (count > maxNames) return refused(tooMany, 'names')
    await record(tx, actor, { verb: 'changed forbidden names', detail: { consent: consentId } }, now)
    return done({ count })
  })
}

const tooMany = `A consent can have ${maxNames} names. Leave some out.`

export function countNames(db: Db, consentId: number) {
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

/** `canLook`: false if names were hashed with another secret, so that nobody can tell. */
export async function forbiddenNamesIn(
  db: Db,
  { entryId, revisionId, note = '' }: { entryId: number; revisionId: number; note?: string },
): Promise<{ found: FoundName[]; canLook: boolean }> {
  const uploads = await uploadsOf(db, revisionId)
  const lineages = uploads.map(({ lineage }) => lineage)
  const rows = await namesFor(db, entryId, lineages)
  if (rows.length === 0) return { found: [], canLook: true }
  const key = namesKey()
  const isMark = ({ length }: NameHash) => length === 0
  const names = rows.filter((row) => !isMark(row))
  const ofEntry = await passagesOfEntry(db, { entryId, revisionId, uploads })
  const passages = [...ofEntry, { place: 'the note for readers', text: note }]
  const found = passages.flatMap(({ place, text }) =>
    findNames(text, names, key).map(({ start, end }) => ({ place, words: text.slice(start, end) })),
  )
  return {
    found: [...new Map(found.map((name) => [`${name.place}\n${name.words}`, name])).values()],
    canLook: rows.filter(isMark).every(({ hash }) => hash === markOf(key).hash),
  }
}

/** HKDF-SHA256 (RFC 5869) of the installation's secret. */
function namesKey() {
  return Buffer.from(hkdfSync('sha256', secret(), '', 'gazette names 1', 32))
}

/** Shows whether the names of a consent were hashed with this key. It is not a hash of a name. */
function markOf(key: Buffer): NameHash {
  const hash = hmac(key, 'the key of these names')
  return { hash, firstHash: hash, length: 0 }
}

/** Returns names of consents of the entry, its translations, and its pictures and files. */
async function namesFor(db: Db, entryId: number, lineages: string[]): Promise<NameHash[]> {
  const member = alias(entries, 'member')
  const columns = { hash: consentWords.hash, firstHash: consentWords.firstHash, length: consentWords.length }
  const [ofEntries, ofUploads] = await Promise.all([
    db
      .selectDistinct(columns)
      .from(entries)
      .innerJoin(member, eq(member.translationGroup, entries.translationGroup))
      .innerJoin(consentEntries, eq(consentEntries.entryId, member.id))
      .innerJoin(consentWords, eq(consentWords.consentId, consentEntries.consentId))
      .where(eq(entries.id, entryId)),
    lineages.length === 0
      ? []
      : db
          .selectDistinct(columns)
          .from(consentMedia)
          .innerJoin(consentWords, eq(consentWords.consentId, consentMedia.consentId))
          .where(inArray(consentMedia.lineage, lineages)),
  ])
  return [...new Map([...ofEntries, ...ofUploads].map((name) => [name.hash, name])).values()]
}

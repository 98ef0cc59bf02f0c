import { and, eq, ne } from 'drizzle-orm'
import { write, type Db } from '@/db/connection'
import { consentWords, consents } from '@/db/schema'
import { hashName, type NameHash } from '@/lib/keys/name-hashes'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { confirmThenApply, entriesOfConsents, type Confirmation } from './affected'
import { nameHasher, namesKey } from './names-in-texts'

// Names that must not appear in the texts and files of a consent, as keyed hashes: nobody can read the list.

export const maxNames = 200

/** Forbids names of one to four words. Without `confirm`, refused if readers would lose a text that has one. */
export async function forbidNames(
  actor: Actor,
  { consentId, names, confirm }: { consentId: number; names: string[] } & Confirmation,
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
    const entryIds = await entriesOfConsents(tx, [consentId])
    return (await confirmThenApply(tx, actor, { entryIds, confirm }, now)) ?? done({ count })
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

import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '@/domain/staff/actor'
import { confirmThenApply } from '@/domain/consents/affected'
import { copyLinksIn } from '@/domain/consents/links'
import { copyMarkIn, peopleOf } from '@/domain/consents/marks'
import { translationGroupOf } from '@/domain/consents/needs'
import { copyAudienceIn } from '@/domain/staff/audience'
import { entryToChange } from '@/domain/entries/head'

/** Checks that a language is free. An entry in the trash leaves the group: restored, it has no translations. */
export async function checkLanguageFree(
  tx: Tx,
  actor: Actor,
  { language, group }: { language: Language; group: string },
  now: number,
): Promise<Result> {
  const isThere = and(eq(entries.translationGroup, group), eq(entries.language, language))
  const [existing] = await tx.select().from(entries).where(isThere)
  if (!existing) return done(undefined)
  if (existing.trashedAt === null) return refused(`There is a text in ${englishName(language)} already.`)
  await leaveGroupIn(tx, actor, existing.id, now)
  return done(undefined)
}

/** Takes an entry out of its group. Both keep the mark and all consents, so that leaving evades no check. */
export async function leaveGroupIn(tx: Tx, actor: Actor, entryId: number, now: number) {
  const from = (await translationGroupOf(tx, entryId)).map(({ id }) => id)
  await copyMarkIn(tx, entryId)
  await copyLinksIn(tx, actor, { from, to: entryId }, now)
  const other = from.find((id) => id !== entryId)
  if (other !== undefined) await copyLinksIn(tx, actor, { from: [entryId], to: other }, now)
  const [former] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const to = randomId()
  if (former) await copyAudienceIn(tx, { from: former.translationGroup, to })
  await tx.update(entries).set({ translationGroup: to }).where(eq(entries.id, entryId))
}

/** Copies the mark `at risk` and all consents to all translations. Refused if readers would lose a text. */
export async function shareMarkIn(tx: Tx, actor: Actor, entryId: number, now: number): Promise<Result> {
  const people = await peopleOf(tx, entryId)
  const entryIds = (await translationGroupOf(tx, entryId)).map(({ id }) => id)
  if (people === 'at risk') await tx.update(entries).set({ people }).where(inArray(entries.id, entryIds))
  const question = await confirmThenApply(tx, actor, { entryIds }, now)
  return question
    ? refused(
        'One of them is about people at risk, and its consents do not cover both. Readers would lose a text by this.',
      )
    : done(undefined)
}

/** Finds an entry to regroup. Readers see the group of a released one: that needs the right to release. */
export async function entryToRegroup(tx: Tx, actor: Actor, entryId: number) {
  const released = await tx.$count(releases, eq(releases.entryId, entryId))
  return entryToChange(tx, actor, released > 0 ? 'release' : 'write', entryId)
}

export async function hasOthers(
  tx: Tx,
  { id, translationGroup }: Pick<typeof entries.$inferSelect, 'id' | 'translationGroup'>,
) {
  const isOtherMember = and(
    eq(entries.translationGroup, translationGroup),
    ne(entries.id, id),
    isNull(entries.trashedAt),
  )
  return (await tx.$count(entries, isOtherMember)) > 0
}

import { eq, inArray } from 'drizzle-orm'
import { refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { entries, type PeopleIn } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { may, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { entryToChange } from '@/domain/entries/head'
import { sampleOrigin } from '@/domain/entries/sample'
import { limitMarkedIn } from './limit-at-risk'
import { confirmThenApply, type Confirmation } from './affected'
import { translationGroupOf } from './needs'
import { confirmRemovalIn, refuseRemovalIn, wasEverPublicOrUnderConsent } from './removals'

export const peopleIn = ['nobody', 'shown', 'at risk'] as const satisfies PeopleIn[]

/** Marks an entry and its translations. Refused without the right; if readers would lose a text, without `confirm`. */
export async function declarePeople(
  actor: Actor,
  { entryId, people, confirm }: { entryId: number; people: PeopleIn } & Confirmation,
  now: number,
): Promise<Result> {
  return write(async (tx) => {
    refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    return declarePeopleIn(tx, actor, { entryId, people, confirm }, now)
  })
}

/** Marks an entry and its translations. The caller has checked the right to write. */
export async function declarePeopleIn(
  tx: Tx,
  actor: Actor,
  { entryId, people, confirm }: { entryId: number; people: PeopleIn } & Confirmation,
  now: number,
): Promise<Result> {
  const members = await translationGroupOf(tx, entryId)
  const wasAtRisk = members.some((member) => member.people === 'at risk')
  if (wasAtRisk && people !== 'at risk' && !may(actor, 'manageConsents'))
    return refused('Only editors and administrators can take the mark “people at risk” away.', 'people')
  const removal = { entryId: members[0]!.id }
  if (people === 'at risk') await refuseRemovalIn(tx, actor, removal, now)
  const entryIds = members.map(({ id }) => id)
  if (wasAtRisk && people !== 'at risk' && (await wasEverPublicOrUnderConsent(tx, entryIds, now)))
    if (!(await confirmRemovalIn(tx, actor, removal, now))) return done(undefined)
  const changed = members.filter((member) => member.people !== people)
  if (!changed.length) return done(undefined)
  const ids = changed.map(({ id }) => id)
  await tx.update(entries).set({ people }).where(inArray(entries.id, ids))
  for (const id of ids) await record(tx, actor, { verb: 'said whom it is about', entryId: id, detail: { people } }, now)
  if (people !== 'at risk') return done(undefined)
  await limitMarkedIn(tx, actor, entryId, now)
  return (await confirmThenApply(tx, actor, { entryIds, confirm }, now)) ?? done(undefined)
}

type AskedEntry = Pick<typeof entries.$inferSelect, 'id' | 'people' | 'lastReleaseAt' | 'origin'>

/** Returns whether somebody has to say whom a text is about before its first submission or release. */
export async function isPeopleAsked(db: Db, { id, people, lastReleaseAt, origin }: AskedEntry) {
  if (people !== null || lastReleaseAt !== null || origin === sampleOrigin) return false
  return (await peopleOf(db, id)) === null
}

/** Refuses with the field `people` until somebody has answered. The installation is let through: nobody can ask it. */
export async function checkPeopleAnswered(tx: Tx, actor: Actor, entry: AskedEntry): Promise<Result> {
  if (actor.id === null || !(await isPeopleAsked(tx, entry))) return done(undefined)
  return refused(unanswered, 'people')
}

const unanswered =
  'Nobody has said yet whom this text is about: nobody in particular, people who can be recognised, or people at risk. Open it and answer that under “People in it”, or where it is submitted or published.'

/** Finds the mark: `at risk` if one translation is; null if nobody has answered. */
export async function peopleOf(db: Db, entryId: number): Promise<PeopleIn | null> {
  const members = await translationGroupOf(db, entryId)
  if (members.some(({ people }) => people === 'at risk')) return 'at risk'
  return (
    members.find(({ id }) => id === entryId)?.people ?? members.find(({ people }) => people !== null)?.people ?? null
  )
}

export async function copyMarkIn(tx: Tx, entryId: number) {
  const people = await peopleOf(tx, entryId)
  if (people) await tx.update(entries).set({ people }).where(eq(entries.id, entryId))
}

import { eq, inArray } from 'drizzle-orm'
import { read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { audiences, comments, entries, staff, teams } from '@/db/schema'
import { entryToChange, findPermittedEntry, headOf } from '@/domain/entries/head'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { audienceOfGroup, peopleOfAudience, type Audience } from '@/domain/staff/audience'
import { done, refused, type Result } from '@/lib/result'
import { notifyReaders, tellNamed } from './notices'

/** Finds who sees a text, its translations and files; undefined if this person does not. Empty: everybody. */
export async function audienceOf(actor: Actor, entryId: number, db: Db = read()): Promise<Audience | undefined> {
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  return entry && audienceOfGroup(db, entry.translationGroup)
}

type NewAudience = Audience & { entryId: number; isLimited?: boolean; seen?: Audience }

/**
 * Sets an audience. Empty lists mean everybody at the desk; with `isLimited` they are refused, so that nobody opens a
 * text by removing names. Also refused if nobody with an open account is left, or `seen` is outdated.
 */
export async function setAudience(
  actor: Actor,
  { entryId, people, teams: teamIds, isLimited, seen }: NewAudience,
  now: number,
): Promise<Result> {
  return write(async (tx): Promise<Result> => {
    if (isLimited && people.length + teamIds.length === 0)
      return refused('Name at least one person or team, or choose “Everybody at the desk”.', 'people')
    const { translationGroup } = refuseUnless(await entryToChange(tx, actor, 'write', entryId))
    const before = await audienceOfGroup(tx, translationGroup)
    if (seen && inOrder(seen) !== inOrder(before)) return refused(changedSince, 'seen')
    const audience = { people: [...new Set(people)], teams: [...new Set(teamIds)] }
    const known = await Promise.all([
      tx.$count(staff, inArray(staff.id, audience.people)),
      tx.$count(teams, inArray(teams.id, audience.teams)),
    ])
    if (known[0] < audience.people.length || known[1] < audience.teams.length)
      return refused('Somebody named here, or a team, is no longer there. Reload the page.', 'people')
    const rows = [
      ...audience.people.map((staffId) => ({ translationGroup, staffId })),
      ...audience.teams.map((teamId) => ({ translationGroup, teamId })),
    ]
    if (rows.length && !(await peopleOfAudience(tx, audience)).length)
      return refused('Name somebody whose account is open, or nobody could open this text.', 'people')
    await tx.delete(audiences).where(eq(audiences.translationGroup, translationGroup))
    if (rows.length) await tx.insert(audiences).values(rows)
    const detail = { people: audience.people.join(' '), teams: audience.teams.join(' ') }
    await record(tx, actor, { verb: 'chose who sees it', entryId, detail }, now)
    await tellNamed(tx, actor, { entryId, before }, now)
    return done(undefined)
  })
}

const changedSince = 'Who sees this draft was changed in the meantime. To set what you chose, save again.'

function inOrder({ people, teams }: Audience) {
  return JSON.stringify([people.toSorted(), teams.toSorted()])
}

/** Adds an admin to an audience openly: the reason is a comment, of which everybody in the audience is notified. */
export async function takeOverIn(
  tx: Tx,
  actor: Actor,
  { entryId, reason }: { entryId: number; reason: string },
  now: number,
): Promise<Result> {
  permit(actor, 'manageStaff')
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  const head = entry && (await headOf(tx, entryId))
  if (!head) return refused('This text no longer exists.')
  const { translationGroup } = entry
  const before = await audienceOfGroup(tx, translationGroup)
  const to = (await peopleOfAudience(tx, before)).filter((id) => id !== actor.id)
  if (actor.id === null || before.people.includes(actor.id) || before.people.length + before.teams.length === 0)
    return done(undefined)
  await tx.insert(audiences).values({ translationGroup, staffId: actor.id })
  const comment = { entryId, revisionId: head.id, author: actor.id, createdAt: now, text: reason }
  const [row] = await tx.insert(comments).values(comment).returning({ id: comments.id })
  await record(tx, actor, { verb: 'took over', entryId, detail: { comment: row!.id } }, now)
  await notifyReaders(tx, { kind: 'commented', about: `comment ${row!.id}`, entryId, to }, now)
  return done(undefined)
}

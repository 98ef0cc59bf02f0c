import { isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { staff } from '@/db/schema'
import { audienceOfGroup } from '@/domain/staff/audience'
import { findPermittedEntry } from '@/domain/entries/head'
import { may, type Actor } from '@/domain/staff/actor'
import { teamsOf } from '@/domain/staff/teams'
import { pick } from '@/lib/lists/pick'

/** Returns who sees an entry, and who could be named. Undefined for a missing entry, and where nobody else works. */
export async function audienceStateOf(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const people = await db
    .select(pick(staff, 'id', 'name'))
    .from(staff)
    .where(isNull(staff.disabledAt))
    .orderBy(staff.name)
  if (!entry || people.length < 2) return undefined
  const [limit, allTeams] = await Promise.all([audienceOfGroup(db, entry.translationGroup), teamsOf(db)])
  const teams = allTeams.map(({ id, name }) => ({ id, name }))
  const named = (choices: typeof people, ids: number[]) =>
    choices.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return {
    /** Names; false for everybody at the desk. */
    limit: (limit.people.length > 0 || limit.teams.length > 0) && {
      people: named(people, limit.people),
      teams: named(teams, limit.teams),
    },
    chosen: limit,
    choices: { people, teams },
    me: actor.id!,
    mayChange: may(actor, 'write', entry),
  }
}

export type AudienceState = NonNullable<Awaited<ReturnType<typeof audienceStateOf>>>

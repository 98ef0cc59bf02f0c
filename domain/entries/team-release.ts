import { eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, revisionTerms } from '@/db/schema'
import { mayBeTold, type Actor } from '@/domain/staff/actor'
import { teamsOf, type Team } from '@/domain/staff/teams'
import { done, refused, type Result } from '@/lib/result'
import { teamsInWords } from '@/lib/text/team-words'
import { releaseAt } from './standing'

type Text = { entryId: number; revisionId: number }

/** Finds the teams that release a text in place of this person; none if this person may. Admins always may. */
export async function teamsInsteadOf(
  db: Db,
  actor: Actor,
  { entryId, revisionId }: Text,
  now: number,
): Promise<Team[]> {
  if (actor.id === null || mayBeTold(actor, 'manageSettings')) return []
  const teams = (await teamsOf(db)).filter((team) => [team.terms, team.languages, team.kinds].some((of) => of.length))
  if (!teams.length) return []
  const [entry] = await db.select().from(entries).where(eq(entries.id, entryId))
  // Fields of the live text count too: removing a country must not let somebody publish alone.
  const revisionIds = [revisionId, (await releaseAt(db, entryId, now))?.revisionId ?? revisionId]
  const filed = await db.select().from(revisionTerms).where(inArray(revisionTerms.revisionId, revisionIds))
  const answering = teams.filter(
    ({ terms, languages, kinds }) =>
      languages.includes(entry!.language) ||
      kinds.includes(entry!.kind) ||
      filed.some(({ termId }) => terms.includes(termId)),
  )
  return answering.some(({ people }) => people.includes(actor.id!)) ? [] : answering
}

export async function checkTeam(db: Db, actor: Actor, text: Text, now: number): Promise<Result> {
  const names = (await teamsInsteadOf(db, actor, text, now)).map(({ name }) => name)
  return names.length ? refused(`Only ${teamsInWords(names)} publishes this text. Submit it to them.`) : done(undefined)
}

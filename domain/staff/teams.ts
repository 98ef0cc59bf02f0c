import { and, eq, ne, notInArray } from 'drizzle-orm'
import { read, refuseUnless, write, type Db, type Tx } from '@/db/connection'
import { audiences, entries, teamPeople, teams, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { onOneLine } from '@/lib/text/one-line'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import { checkSomebodySees } from './audience'
import { notifyOfSecurity } from './security-notices'

/** `terms`, `languages`, `kinds`: what it answers for. */
export type Team = {
  id: number
  name: string
  people: number[]
  terms: number[]
  languages: Language[]
  kinds: Kind[]
}

const maxNameLength = 60

export async function teamsOf(db: Db = read()): Promise<Team[]> {
  const [rows, members] = await Promise.all([
    db.select().from(teams).orderBy(teams.name, teams.id),
    db.select().from(teamPeople).orderBy(teamPeople.staffId),
  ])
  return rows.map(({ id, name, answersFor }) => ({
    id,
    name,
    people: members.filter(({ teamId }) => teamId === id).map(({ staffId }) => staffId),
    ...answersFor,
  }))
}

export async function addTeam(actor: Actor, team: Omit<Team, 'id'>, now: number): Promise<Result> {
  return saveTeam(actor, team, now)
}

export async function changeTeam(actor: Actor, team: Team, now: number): Promise<Result> {
  return saveTeam(actor, team, now)
}

async function saveTeam(actor: Actor, team: Omit<Team, 'id'> & { id?: number }, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  const { id, people, terms: termIds, languages, kinds } = team
  const name = onOneLine(team.name)
  if (!name) return refused('Write a name, such as “Yangon”.', 'name')
  if ([...name].length > maxNameLength) return refused(`Keep the name under ${maxNameLength} characters.`, 'name')
  return write(async (tx) => {
    const isTaken = and(eq(teams.name, name), id === undefined ? undefined : ne(teams.id, id))
    if (await tx.$count(teams, isTaken)) return refused(`There is a team “${name}” already.`, 'name')
    const row = { name, answersFor: { terms: termIds, languages, kinds } }
    const [saved] = await (id === undefined
      ? tx.insert(teams).values(row).returning({ id: teams.id })
      : tx.update(teams).set(row).where(eq(teams.id, id)).returning({ id: teams.id }))
    if (!saved) return refused(teamMissing)
    const before = await tx.delete(teamPeople).where(eq(teamPeople.teamId, saved.id)).returning()
    const members = [...new Set(people)].map((staffId) => ({ teamId: saved.id, staffId }))
    if (members.length) await tx.insert(teamPeople).values(members)
    refuseUnless(await checkSomebodySees(tx))
    const told = before.map(({ staffId }) => staffId).filter((one) => one !== actor.id)
    // Drafts that are limited to the team are open to whoever is added.
    if (members.some(({ staffId }) => before.every((one) => one.staffId !== staffId)))
      for (const staffId of told)
        await notifyOfSecurity(tx, { staffId, kind: 'team', about: `team ${saved.id} at ${now}` }, now)
    const verb = id === undefined ? 'added a team' : 'changed a team'
    await record(
      tx,
      actor,
      { verb, detail: { team: saved.id, people: members.map(({ staffId }) => staffId).join(' ') } },
      now,
    )
    return done(undefined)
  })
}

/** Drops removed terms from teams, since another term may get their number. */
export async function dropRemovedTermsIn(tx: Tx) {
  const present = (await tx.select({ id: terms.id }).from(terms)).map(({ id }) => id)
  for (const { id, answersFor } of await tx.select().from(teams)) {
    const kept = answersFor.terms.filter((one) => present.includes(one))
    await tx
      .update(teams)
      .set({ answersFor: { ...answersFor, terms: kept } })
      .where(eq(teams.id, id))
  }
}

const teamMissing = 'This team is no longer there: someone removed it.'

export async function removeTeam(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'manageStaff')
  return write(async (tx) => {
    const groups = tx.select({ group: entries.translationGroup }).from(entries)
    // Erased texts leave their audience behind.
    await tx.delete(audiences).where(and(eq(audiences.teamId, id), notInArray(audiences.translationGroup, groups)))
    if (await tx.$count(audiences, eq(audiences.teamId, id)))
      return refused('Texts are seen by this team alone. Choose first who sees them.')
    const removed = await tx.delete(teams).where(eq(teams.id, id)).returning({ id: teams.id })
    if (!removed.length) return refused(teamMissing)
    await record(tx, actor, { verb: 'removed a team', detail: { team: id } }, now)
    return done(undefined)
  })
}

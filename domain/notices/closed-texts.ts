import { read } from '@/db/connection'
import { audiences, entries, staff, teams } from '@/db/schema'
import { asc, eq } from 'drizzle-orm'
import { permit, type Actor } from '@/domain/staff/actor'
import { audienceOfGroup, readableAmong, type Audience } from '@/domain/staff/audience'
import { done, refused, type Result } from '@/lib/result'
import { takeOver } from './audience'

export type ClosedTexts = { of: string; people: string[]; teams: string[]; count: number }

/** Counts texts that an admin cannot see by who sees them, without a word of them. */
export async function closedTexts(actor: Actor): Promise<ClosedTexts[]> {
  permit(actor, 'manageStaff')
  const [closed, people, allTeams] = [
    await closedTo(actor),
    await read().select().from(staff),
    await read().select().from(teams),
  ]
  const names = (ids: number[], among: { id: number; name: string }[]) =>
    ids.map((id) => among.find((one) => one.id === id)?.name ?? '')
  return [...Map.groupBy(closed, ({ of }) => of)].map(([of, texts]) => {
    const { audience } = texts[0]!
    return { of, people: names(audience.people, people), teams: names(audience.teams, allTeams), count: texts.length }
  })
}

/** Takes over all texts that the same people see. `of`: as `closedTexts` returned it. */
export async function takeOverAll(
  actor: Actor,
  { of, reason }: { of: string; reason: string },
  now: number,
): Promise<Result> {
  permit(actor, 'manageStaff')
  const texts = (await closedTo(actor)).filter((one) => one.of === of)
  if (!texts.length) return refused('Who sees these drafts was changed in the meantime. Load the page again.')
  for (const { entryId } of texts) {
    const taken = await takeOver(actor, { entryId, reason }, now)
    if (!taken.ok) return taken
  }
  return done(undefined)
}

type ClosedText = { entryId: number; of: string; audience: Audience }

async function closedTo(actor: Actor): Promise<ClosedText[]> {
  const limited = await read()
    .selectDistinct({ entryId: entries.id, group: entries.translationGroup })
    .from(entries)
    .innerJoin(audiences, eq(audiences.translationGroup, entries.translationGroup))
    .orderBy(asc(entries.id))
  const readable = await readableAmong(
    read(),
    actor,
    limited.map(({ entryId }) => entryId),
  )
  const texts: ClosedText[] = []
  for (const { entryId, group } of limited.filter((one) => !readable.has(one.entryId))) {
    const { people, teams } = await audienceOfGroup(read(), group)
    const audience = { people: people.toSorted((a, b) => a - b), teams: teams.toSorted((a, b) => a - b) }
    texts.push({ entryId, of: JSON.stringify(audience), audience })
  }
  return texts
}

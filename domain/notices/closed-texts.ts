import { read, refuseUnless, write, type Db } from '@/db/connection'
import { audiences, entries, staff, teams } from '@/db/schema'
import { asc, eq, not } from 'drizzle-orm'
import { permit, type Actor } from '@/domain/staff/actor'
import { isReadable, type Audience } from '@/domain/staff/audience'
import { createPause } from '@/lib/process/pauses'
import { done, refused, type Result } from '@/lib/result'
import { takeOverIn } from './audience'

export type ClosedTexts = { of: string; people: string[]; teams: string[]; count: number }

/** Counts texts closed to an admin, by audience, without revealing their words. */
export async function closedTexts(actor: Actor): Promise<ClosedTexts[]> {
  permit(actor, 'manageStaff')
  const [closed, people, allTeams] = [
    await closedTo(read(), actor),
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

const maxReason = 500

/** Takes over all texts with the same audience, or none. `of`: as `closedTexts` returned it. */
export async function takeOverAll(
  actor: Actor,
  { of, reason }: { of: string; reason: string },
  now: number,
): Promise<Result> {
  permit(actor, 'manageStaff')
  const words = reason.trim()
  if (!words) return refused('Say in a sentence why. Everybody who is named is told.', 'reason')
  if ([...words].length > maxReason) return refused(`Keep the reason under ${maxReason} characters.`, 'reason')
  return write(async (tx) => {
    const texts = (await closedTo(tx, actor)).filter((one) => one.of === of)
    if (!texts.length) return refused('Who sees these drafts was changed in the meantime. Load the page again.')
    const pause = createPause()
    for (const { entryId } of texts) {
      await pause()
      refuseUnless(await takeOverIn(tx, actor, { entryId, reason: words }, now))
    }
    return done(undefined)
  })
}

type ClosedText = { entryId: number; of: string; audience: Audience }

async function closedTo(db: Db, actor: Actor): Promise<ClosedText[]> {
  const isTheirs = isReadable(actor)
  if (!isTheirs) return []
  const rows = await db
    .select({ entryId: entries.id, staffId: audiences.staffId, teamId: audiences.teamId })
    .from(entries)
    .innerJoin(audiences, eq(audiences.translationGroup, entries.translationGroup))
    .where(not(isTheirs))
    .orderBy(asc(entries.id), asc(audiences.staffId), asc(audiences.teamId))
  return [...Map.groupBy(rows, ({ entryId }) => entryId)].map(([entryId, named]) => {
    const people = named.flatMap(({ staffId }) => staffId ?? [])
    const audience = { people, teams: named.flatMap(({ teamId }) => teamId ?? []) }
    return { entryId, of: JSON.stringify(audience), audience }
  })
}

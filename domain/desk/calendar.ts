import { and, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { bundles, entries, releases, revisions } from '@/db/schema'
import { endOfDay, type Day } from '@/lib/time/days'
import { portions } from '@/lib/lists/portions'
import { permit, type Actor } from '@/domain/staff/actor'
import { ownOnly } from '@/domain/entries/entry-filter'
import { siteSettings } from '@/domain/published/site'
import { oldestFirst } from '@/domain/published/live'

/** From the first moment up to, and without, the second: UTC ms. */
export type Span = { from: number; until: number }

/** The effect that a release has for readers when its moment comes. */
export type Effect = 'goes live' | 'goes live again' | 'changes' | 'is withdrawn' | 'is put under a notice'

/**
 * Everything that happened or will happen to readers in a span, in its order: what went or goes live, changes, and is
 * withdrawn; a contributor gets only what they began. What was taken back is left out.
 */
export async function calendarEvents(actor: Actor, span: Span, now: number) {
  permit(actor, 'read', { createdBy: actor.id })
  return eventsWhere(inSpan(actor, span), now)
}

function inSpan(actor: Actor, { from, until }: Span) {
  return and(
    isNull(releases.cancelledAt),
    isNull(entries.trashedAt),
    gte(releases.goesLiveAt, from),
    lt(releases.goesLiveAt, until),
    ownOnly(actor),
  )
}

async function eventsWhere(where: SQL | undefined, now: number) {
  const rows = await read()
    .select({
      releaseId: releases.id,
      entryId: releases.entryId,
      kind: entries.kind,
      language: entries.language,
      /** The title of the text that it is about: a withdrawal's is the one that was live last. */
      title: sql<string>`coalesce(${revisions.title}, ${titleBefore}, '')`,
      at: releases.goesLiveAt,
      path: releases.path,
      withdrawal: releases.withdrawal,
      revisionId: releases.revisionId,
      before: sql<'live' | 'out' | null>`${standingBefore}`,
      bundleId: releases.bundleId,
      bundle: bundles.name,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .leftJoin(revisions, eq(revisions.id, releases.revisionId))
    .leftJoin(bundles, eq(bundles.id, releases.bundleId))
    .where(where)
    .orderBy(...oldestFirst)
  return rows.map(({ withdrawal, revisionId, before, bundleId, bundle, ...row }) => ({
    ...row,
    effect: effectOf({ withdrawn: withdrawal !== null, stays: revisionId !== null, before }),
    /** Still to come: it can be moved or taken back. */
    coming: row.at > now,
    bundle: bundleId === null ? undefined : { id: bundleId, name: bundle ?? '' },
  }))
}

export type CalendarEvent = Awaited<ReturnType<typeof calendarEvents>>[number]

/**
 * Up to `maxOfDay` things of each of some days that follow each other, what is still to come before what has been; a bundle to come is one
 * thing, with all of its releases. `more`: how many others a day has, by its date. What each of them does is asked only of those named.
 */
export async function calendarDays(actor: Actor, { days, maxOfDay }: { days: Day[]; maxOfDay: number }, now: number) {
  permit(actor, 'read', { createdBy: actor.id })
  const span = { from: days[0]!.from, until: days.at(-1)!.until }
  const rows = await read()
    .select({ id: releases.id, at: releases.goesLiveAt, bundleId: releases.bundleId })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(inSpan(actor, span))
    .orderBy(...oldestFirst)
  const named: number[] = []
  const more: Record<string, number> = {}
  for (const { date, from, until } of days) {
    const ofDay = rows.filter(({ at }) => at >= from && at < until)
    const things = [...Map.groupBy(ofDay, (row) => thingOf(row, now)).values()]
    const coming = things.filter(([first]) => first!.at > now)
    const past = things.filter(([first]) => first!.at <= now)
    named.push(...[...coming, ...past].slice(0, maxOfDay).flatMap((thing) => thing.map(({ id }) => id)))
    if (things.length > maxOfDay) more[date] = things.length - maxOfDay
  }
  const events: CalendarEvent[] = []
  for (const ids of portions(named)) events.push(...(await eventsWhere(inArray(releases.id, ids), now)))
  return { events: events.sort((a, b) => a.at - b.at || a.releaseId - b.releaseId), more }
}

/** Returns what is drawn as one: a release, or those of a bundle that come at one moment. */
function thingOf({ id, at, bundleId }: { id: number; at: number; bundleId: number | null }, now: number) {
  return bundleId !== null && at > now ? `bundle ${bundleId} ${at}` : id
}

/** Returns what is set for the rest of today and the seven days after it, by the site's clock, the nearest first. */
export async function nextSevenDays(actor: Actor, now: number) {
  const { zone } = await siteSettings()
  return calendarEvents(actor, { from: now + 1, until: endOfDay(now + 7 * 86_400_000, zone) }, now)
}

export function effectOf({
  withdrawn,
  stays,
  before,
}: {
  withdrawn: boolean
  stays: boolean
  before: 'live' | 'out' | null
}): Effect {
  if (withdrawn) return stays ? 'is put under a notice' : 'is withdrawn'
  if (before === null) return 'goes live'
  return before === 'live' ? 'changes' : 'goes live again'
}

const isEarlier = sql`b.entry_id = ${releases.entryId} and b.cancelled_at is null
  and (b.goes_live_at < ${releases.goesLiveAt} or (b.goes_live_at = ${releases.goesLiveAt} and b.id < ${releases.id}))`

/** True if readers had a text just before; null where nothing had come yet. */
const standingBefore = sql`(select case when b.revision_id is null then 'out' else 'live' end from releases b
  where ${isEarlier} order by b.goes_live_at desc, b.id desc limit 1)`

const titleBefore = sql`(select t.title from releases b join revisions t on t.id = b.revision_id
  where ${isEarlier} order by b.goes_live_at desc, b.id desc limit 1)`

/** Throws unless someone may see the site as it will stand, with what others have scheduled. */
export async function permitToSeeAhead(actor: Actor) {
  permit(actor, 'release')
}

/** The next moments (UTC ms) at which the site changes by itself, with what happens then. For whoever may see ahead. */
export async function nextMoments(actor: Actor, now: number, limit = 8) {
  await permitToSeeAhead(actor)
  const coming = await calendarEvents(actor, { from: now + 1, until: now + 366 * 86_400_000 }, now)
  const moments = [...new Set(coming.map((event) => event.at))].slice(0, limit)
  return moments.map((at) => ({ at, happenings: coming.filter((one) => one.at === at) }))
}

import { and, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { bundles, entries, releases, revisions } from '@/db/schema'
import { endOfDay, type Day } from '@/lib/time/days'
import { inPortions } from '@/lib/lists/portions'
import { permit, type Actor } from '@/domain/staff/actor'
import { ownEntriesCondition } from '@/domain/entries/entry-filter'
import { siteSettings } from '@/domain/published/site'
import { oldestFirst } from '@/domain/published/live'
import { pick } from '@/lib/lists/pick'

/** UTC ms; `until` is exclusive. */
export type CalendarSpan = { from: number; until: number }

export type CalendarEffect = 'goes live' | 'goes live again' | 'changes' | 'is withdrawn' | 'is put under a notice'

/** Cancelled releases are left out. */
export async function calendarEvents(actor: Actor, span: CalendarSpan, now: number) {
  permit(actor, 'read', { createdBy: actor.id })
  return eventsWhere(isInSpan(actor, span), now)
}

function isInSpan(actor: Actor, { from, until }: CalendarSpan) {
  return and(
    isNull(releases.cancelledAt),
    isNull(entries.trashedAt),
    gte(releases.goesLiveAt, from),
    lt(releases.goesLiveAt, until),
    ownEntriesCondition(actor),
  )
}

async function eventsWhere(where: SQL | undefined, now: number) {
  const rows = await read()
    .select({
      releaseId: releases.id,
      entryId: releases.entryId,
      kind: entries.kind,
      language: entries.language,
      /** A withdrawal has the title of the text that was live. */
      title: sql<string>`coalesce(${revisions.title}, ${titleBefore}, '')`,
      at: releases.goesLiveAt,
      ...pick(releases, 'path', 'withdrawal', 'revisionId'),
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
    coming: row.at > now,
    bundle: bundleId === null ? undefined : { id: bundleId, name: bundle ?? '' },
  }))
}

export type CalendarEvent = Awaited<ReturnType<typeof calendarEvents>>[number]

/** Lists scheduled events first, a bundle as one. `more`: numbers of hidden events. Only shown events have effects. */
export async function calendarDays(actor: Actor, { days, maxOfDay }: { days: Day[]; maxOfDay: number }, now: number) {
  permit(actor, 'read', { createdBy: actor.id })
  const span = { from: days[0]!.from, until: days.at(-1)!.until }
  const rows = await read()
    .select({ id: releases.id, at: releases.goesLiveAt, bundleId: releases.bundleId })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(isInSpan(actor, span))
    .orderBy(...oldestFirst)
  const named: number[] = []
  const more: Record<string, number> = {}
  for (const { date, from, until } of days) {
    const ofDay = rows.filter(({ at }) => at >= from && at < until)
    const things = [...Map.groupBy(ofDay, (row) => eventKey(row, now)).values()]
    const coming = things.filter(([first]) => first!.at > now)
    const past = things.filter(([first]) => first!.at <= now)
    named.push(...[...coming, ...past].slice(0, maxOfDay).flatMap((thing) => thing.map(({ id }) => id)))
    if (things.length > maxOfDay) more[date] = things.length - maxOfDay
  }
  const events: CalendarEvent[] = []
  for (const ids of inPortions(named)) events.push(...(await eventsWhere(inArray(releases.id, ids), now)))
  return { events: events.sort((a, b) => a.at - b.at || a.releaseId - b.releaseId), more }
}

function eventKey({ id, at, bundleId }: { id: number; at: number; bundleId: number | null }, now: number) {
  return bundleId !== null && at > now ? `bundle ${bundleId} ${at}` : id
}

/** In the site's zone. */
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
}): CalendarEffect {
  if (withdrawn) return stays ? 'is put under a notice' : 'is withdrawn'
  if (before === null) return 'goes live'
  return before === 'live' ? 'changes' : 'goes live again'
}

const isEarlier = sql`b.entry_id = ${releases.entryId} and b.cancelled_at is null
  and (b.goes_live_at < ${releases.goesLiveAt} or (b.goes_live_at = ${releases.goesLiveAt} and b.id < ${releases.id}))`

/** Null: no earlier release. */
const standingBefore = sql`(select case when b.revision_id is null then 'out' else 'live' end from releases b
  where ${isEarlier} order by b.goes_live_at desc, b.id desc limit 1)`

const titleBefore = sql`(select t.title from releases b join revisions t on t.id = b.revision_id
  where ${isEarlier} order by b.goes_live_at desc, b.id desc limit 1)`

export async function permitToSeeAhead(actor: Actor) {
  permit(actor, 'release')
}

/** UTC ms, with the events of each. */
export async function nextMoments(actor: Actor, now: number, limit = 8) {
  await permitToSeeAhead(actor)
  const coming = await calendarEvents(actor, { from: now + 1, until: now + 366 * 86_400_000 }, now)
  const moments = [...new Set(coming.map((event) => event.at))].slice(0, limit)
  return moments.map((at) => ({ at, happenings: coming.filter((one) => one.at === at) }))
}

import { and, eq, gte, inArray, isNull, lt, not, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { greatestOf } from '@/db/dialect'
import { bundles, entries, releases, revisions } from '@/db/schema'
import { endOfDay, type Day } from '@/lib/time/days'
import { inPortions } from '@/lib/lists/portions'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { visibleTo } from '@/domain/entries/entry-filter'
import { siteSettings } from '@/domain/published/site'
import { currentReleaseColumn, isFuture, wasReleased } from '@/domain/published/live'

/** UTC ms; `until` is exclusive. */
export type CalendarSpan = { from: number; until: number }

export type ReleaseEffect = 'goes live' | 'goes live again' | 'changes' | 'is withdrawn' | 'is put under a notice'

/** A release, or a moment named in a text. The latter has no `releaseId`, and only another text moves it. */
export type CalendarEvent = {
  releaseId?: number
  entryId: number
  language: string
  title: string
  at: number
  effect: ReleaseEffect | 'begins' | 'closes'
  coming: boolean
  bundle?: { id: number; name: string }
}

/** Lists events, without cancelled releases. */
export async function calendarEvents(actor: Actor, span: CalendarSpan, now: number): Promise<CalendarEvent[]> {
  const [changes, moments] = await Promise.all([
    releasesWhere(isInSpan(actor, span), now),
    textMoments(actor, span, now),
  ])
  return [...changes, ...moments].sort(byMoment)
}

function isInSpan(actor: Actor, span: CalendarSpan) {
  return and(isNull(releases.cancelledAt), isWithin(releases.goesLiveAt, span), visibleTo(actor))
}

function isWithin(moment: AnyColumn, { from, until }: CalendarSpan) {
  return and(gte(moment, from), lt(moment, until))
}

function byMoment(a: { at: number; releaseId?: number }, b: { at: number; releaseId?: number }) {
  return a.at - b.at || (a.releaseId ?? 0) - (b.releaseId ?? 0)
}

async function releasesWhere(where: SQL | undefined, now: number): Promise<CalendarEvent[]> {
  const rows = await read()
    .select({
      releaseId: releases.id,
      entryId: releases.entryId,
      language: entries.language,
      /** A withdrawal has the title of the text that was live. */
      title: sql<string>`coalesce(${revisions.title}, ${titleBefore}, '')`,
      at: releases.goesLiveAt,
      withdrawal: releases.withdrawal,
      revisionId: releases.revisionId,
      before: sql<'live' | 'out' | null>`${standingBefore}`,
      bundle: { id: bundles.id, name: bundles.name },
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .leftJoin(revisions, eq(revisions.id, releases.revisionId))
    .leftJoin(bundles, eq(bundles.id, releases.bundleId))
    .where(where)
  return rows.map(({ withdrawal, revisionId, before, bundle, ...row }) => ({
    ...row,
    effect: effectOf({ withdrawal, revisionId }, before),
    coming: row.at > now,
    bundle: bundle ?? undefined,
  }))
}

/** The start of a text, or the closing of one that has no start. */
const textMoment = sql<number>`coalesce(${revisions.startsAt}, ${revisions.endsAt})`.mapWith(Number)

/** Finds the moments of texts that readers have then, or have now if the moment has passed. */
async function textMoments(actor: Actor, span: CalendarSpan, now: number): Promise<CalendarEvent[]> {
  const then = greatestOf(textMoment, now)
  const rows = await read()
    .select({
      entryId: revisions.entryId,
      language: entries.language,
      title: revisions.title,
      at: textMoment,
      startsAt: revisions.startsAt,
    })
    .from(revisions)
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        or(isWithin(revisions.startsAt, span), and(isNull(revisions.startsAt), isWithin(revisions.endsAt, span))),
        eq(revisions.id, currentReleaseColumn('revision_id', { entryId: revisions.entryId, now: then })),
        visibleTo(actor),
      ),
    )
  return rows.map(({ startsAt, ...row }) => ({
    ...row,
    effect: startsAt === null ? 'closes' : 'begins',
    coming: row.at > now,
  }))
}

/** Lists events of days: future ones first, a bundle as one. `more`: numbers of hidden events. */
export async function calendarDays(actor: Actor, { days, maxOfDay }: { days: Day[]; maxOfDay: number }, now: number) {
  const span = { from: days[0]!.from, until: days.at(-1)!.until }
  const [rows, moments] = await Promise.all([
    read()
      .select({ releaseId: releases.id, at: releases.goesLiveAt, bundleId: releases.bundleId })
      .from(releases)
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .where(isInSpan(actor, span)),
    textMoments(actor, span, now),
  ])
  const all = [...rows, ...moments].sort(byMoment)
  const named = new Set<object>()
  const more: Record<string, number> = {}
  for (const { date, ...day } of days) {
    const ofDay = all.filter(({ at }) => at >= day.from && at < day.until)
    const things = [...Map.groupBy(ofDay, (row) => thingOf(row, now)).values()]
    const coming = things.filter(([first]) => first!.at > now)
    const past = things.filter(([first]) => first!.at <= now)
    for (const row of [...coming, ...past].slice(0, maxOfDay).flat()) named.add(row)
    if (things.length > maxOfDay) more[date] = things.length - maxOfDay
  }
  const events = moments.filter((moment) => named.has(moment))
  const ids = rows.filter((row) => named.has(row)).map(({ releaseId }) => releaseId)
  for (const portion of inPortions(ids)) events.push(...(await releasesWhere(inArray(releases.id, portion), now)))
  return { events: events.sort(byMoment), more }
}

/** Finds the key of an event: releases of a future bundle have the same key. */
function thingOf(row: { at: number; bundleId?: number | null }, now: number) {
  return row.bundleId && row.at > now ? `${row.bundleId} ${row.at}` : row
}

/** Lists events of seven days in the site's zone. */
export async function nextSevenDays(actor: Actor, now: number) {
  const { zone } = await siteSettings()
  return calendarEvents(actor, { from: now + 1, until: endOfDay(now + 7 * 86_400_000, zone) }, now)
}

type ReleaseRow = Pick<typeof releases.$inferSelect, 'withdrawal' | 'revisionId'>

/** Finds the effect of a release. `before`: whether readers had a text until then; null: there was no release. */
export function effectOf({ withdrawal, revisionId }: ReleaseRow, before: 'live' | 'out' | null): ReleaseEffect {
  if (withdrawal !== null) return revisionId === null ? 'is withdrawn' : 'is put under a notice'
  if (before === null) return 'goes live'
  return before === 'live' ? 'changes' : 'goes live again'
}

const earlierCondition = sql`b.entry_id = ${releases.entryId} and b.cancelled_at is null
  and (b.goes_live_at < ${releases.goesLiveAt} or (b.goes_live_at = ${releases.goesLiveAt} and b.id < ${releases.id}))`

/** Null: no earlier release. */
const standingBefore = sql`(select case when b.revision_id is null then 'out' else 'live' end from releases b
  where ${earlierCondition} order by b.goes_live_at desc, b.id desc limit 1)`

const titleBefore = sql`(select t.title from releases b join revisions t on t.id = b.revision_id
  where ${earlierCondition} order by b.goes_live_at desc, b.id desc limit 1)`

export async function permitToSeeAhead(actor: Actor) {
  permit(actor, 'release')
}

/** Returns whether a text closed to this person changes the site until a moment (UTC ms), and would be seen there. */
export async function hasClosedAhead(actor: Actor, at: number, now: number) {
  await permitToSeeAhead(actor)
  const isOpen = isOpenTo(actor, releases.entryId)
  const isAhead = and(isFuture(now), wasReleased(at), isOpen && not(isOpen))
  return isOpen !== undefined && (await read().$count(releases, isAhead)) > 0
}

/** Lists the next moments (UTC ms) of changes, with the events of each. */
export async function nextMoments(actor: Actor, now: number, limit = 8) {
  await permitToSeeAhead(actor)
  const coming = await calendarEvents(actor, { from: now + 1, until: now + 366 * 86_400_000 }, now)
  // The start of an event changes nothing for readers.
  const changes = coming.filter(({ effect }) => effect !== 'begins')
  const moments = [...new Set(changes.map((event) => event.at))].slice(0, limit)
  return moments.map((at) => ({ at, happenings: changes.filter((one) => one.at === at) }))
}

import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { bundleEntries, bundles } from '@/db/schema'
import { done, type Refused, type Result } from '@/lib/result'
import { deskTimes } from '@/lib/time/time'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'

/** When a bundle goes live or went live (UTC ms): the moment of its releases that were not cancelled; null where it has none. */
export const bundleMoment = sql<number | null>`(select max(r.goes_live_at) from releases r
  where r.bundle_id = bundles.id and r.cancelled_at is null)`

/** The bundle of an entry that has not gone live by `now`, with the moment it is scheduled for. */
export async function bundleOf(db: Db, entryId: number, now: number) {
  const [bundle] = await db
    .select({ id: bundles.id, name: bundles.name, at: bundleMoment })
    .from(bundleEntries)
    .innerJoin(bundles, eq(bundles.id, bundleEntries.bundleId))
    .where(
      and(
        eq(bundleEntries.entryId, entryId),
        isNull(bundles.dissolvedAt),
        sql`coalesce(${bundleMoment}, ${now + 1}) > ${now}`,
      ),
    )
    .limit(1)
  return bundle
}

/**
 * Refuses an act on an entry that should be done with its whole bundle; the message names the bundle. With `when`, only once
 * that bundle is scheduled.
 */
export async function checkNotBundled(
  db: Db,
  actor: Actor,
  entryId: number,
  now: number,
  when?: 'scheduled',
): Promise<Result> {
  const bundle = await bundleOf(db, entryId, now)
  if (!bundle || (when && bundle.at === null)) return done(undefined)
  const name = `the bundle “${bundle.name}”, which goes live as one`
  if (bundle.at === null)
    return refusedFor(bundle, `It is in ${name}. Publish the bundle, or remove the text from it first.`)
  const moment = deskTimes(bundle.at, (await siteSettings()).zone, actor.zone, now)
  const advice = 'Move or unschedule the bundle: once it is unscheduled, this text can be removed from it.'
  return refusedFor(bundle, `It is in ${name}, ${moment}. ${advice}`)
}

/** A refusal with a link to the bundle that is the reason for it. */
export function refusedFor(bundle: { id: number }, message: string): Refused {
  return { ok: false, problems: [{ message, see: { bundle: bundle.id } }] }
}

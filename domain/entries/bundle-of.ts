import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { bundleEntries, bundles } from '@/db/schema'
import { done, type Refused, type Result } from '@/lib/result'
import { deskTimes } from '@/lib/time/time'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'

/** Moment of a bundle (UTC ms), null if unscheduled. Reads each member's releases: no index has those of a bundle. */
export const bundleMoment = sql<number | null>`(select max((select max(r.goes_live_at) from releases r
  where r.entry_id = e.entry_id and r.bundle_id = e.bundle_id and r.cancelled_at is null))
  from bundle_entries e where e.bundle_id = bundles.id)`

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

/** Refuses an act that concerns the whole bundle, and names it. With `when`, only for a scheduled bundle. */
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

export function refusedFor(bundle: { id: number }, message: string): Refused {
  return { ok: false, problems: [{ message, see: { bundle: bundle.id } }] }
}

import { and, desc, eq, gte, isNull, lt, lte, sql, type SQL } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { entries, harmChecks, releases, revisions, staff } from '@/db/schema'
import type { Withdrawal } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { startOf, yearMonthOf } from '@/lib/time/time'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { removalsOf } from '@/domain/consents/removals'
import { referencesOfReleases } from '@/domain/consents/released-under'
import { siteSettings } from '@/domain/published/site'
import { oldestFirst, wasReleased } from '@/domain/published/live'

/** UTC ms. */
export type ReportRow = {
  releaseId: number
  entryId: number
  title: string
  language: Language
  path: string
  from: number
  until: number | null
  ended: 'newer' | Withdrawal | null
  consents: string[]
  checkedBy: string | null
  checkedAt: number | null
  /** Removals of protection while the text was public, or before. */
  removals: Awaited<ReturnType<typeof removalsOf>>
}

/** The plus keeps SQLite from using the index of moments: nearly all releases are past. */
const goesLiveAt = sql<number>`+${releases.goesLiveAt}`
const moments = { goesLiveAt, cancelledAt: releases.cancelledAt }

/** Reports releases of a year (in the site’s zone), or all. Consents are named by reference, people not at all. */
export async function consentReport(actor: Actor, { year }: { year?: number }, now: number): Promise<ReportRow[]> {
  permit(actor, 'readConsents')
  const { zone } = await siteSettings()
  const isOfYear = year
    ? and(gte(goesLiveAt, startOf({ year }, zone)), lt(goesLiveAt, startOf({ year: year + 1 }, zone)))
    : undefined
  const rows = await textsAtRisk(read(), and(wasReleased(now, moments), isOpenTo(actor), isOfYear))
  const references = await referencesOfReleases(
    read(),
    rows.map(({ releaseId }) => releaseId),
  )
  const report: ReportRow[] = []
  for (const { createdAt, ...row } of rows) {
    const [next, check, removals] = await Promise.all([
      nextRelease(row, now),
      checkBefore(row.entryId, createdAt),
      removalsOf(read(), row.entryId),
    ])
    report.push({
      ...row,
      until: next?.goesLiveAt ?? null,
      ended: next ? (next.withdrawal ?? 'newer') : null,
      consents: references.get(row.releaseId) ?? [],
      checkedBy: check ? (check.by ?? 'The system') : null,
      checkedAt: check?.at ?? null,
      removals,
    })
  }
  return report
}

export async function reportYears(actor: Actor, now: number): Promise<number[]> {
  permit(actor, 'readConsents')
  const { zone } = await siteSettings()
  const rows = await textsAtRisk(read(), and(wasReleased(now, moments), isOpenTo(actor)))
  return [...new Set(rows.map(({ from }) => yearMonthOf(from, zone).year))].toSorted((a, b) => b - a)
}

/** Selects released texts about people at risk. Joins in the written order, as small tables may have no statistics. */
export function textsAtRisk(db: Db, which: SQL | undefined) {
  const ofGroups = sql`r.entry_id in (select e.id from entries e where e.translation_group in (
    select m.translation_group from entries m where m.people = 'at risk'
    union all select m.translation_group from consent_entries c cross join entries m where m.id = c.entry_id))`
  return db
    .select({
      releaseId: releases.id,
      entryId: entries.id,
      title: revisions.title,
      language: entries.language,
      path: releases.path,
      from: releases.goesLiveAt,
      createdAt: releases.createdAt,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(
      and(
        sql`${releases.id} in (
          select r.id from releases r where r.cancelled_at is null and r.entry_id in (
            select o.entry_id from release_consents u cross join releases o where o.id = u.release_id)
          union all select r.id from releases r where r.cancelled_at is null and ${ofGroups}
          union all select r.id from releases r where r.revision_id in (${textsShowingThem()}))`,
        isNull(releases.cancelledAt),
        isNull(releases.withdrawal),
        which,
      ),
    )
    .orderBy(...oldestFirst)
}

function textsShowingThem() {
  return sql`select u.revision_id from revision_media u where u.media_id in (
    select f.id from media f where f.lineage in (
      select v.lineage from media v where v.people = 'at risk' union all select c.lineage from consent_media c))`
}

async function nextRelease(
  { entryId, from, releaseId }: { entryId: number; from: number; releaseId: number },
  now: number,
) {
  const isLater = sql`(${releases.goesLiveAt}, ${releases.id}) > (${from}, ${releaseId})`
  const [next] = await read()
    .select({ goesLiveAt: releases.goesLiveAt, withdrawal: releases.withdrawal })
    .from(releases)
    .where(and(eq(releases.entryId, entryId), wasReleased(now), isLater))
    .orderBy(...oldestFirst)
    .limit(1)
  return next
}

async function checkBefore(entryId: number, at: number) {
  const [check] = await read()
    .select({ at: harmChecks.at, by: staff.name })
    .from(harmChecks)
    .leftJoin(staff, eq(staff.id, harmChecks.by))
    .where(and(eq(harmChecks.entryId, entryId), lte(harmChecks.at, at)))
    .orderBy(desc(harmChecks.id))
    .limit(1)
  return check
}

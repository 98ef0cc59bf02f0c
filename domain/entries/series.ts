import { and, eq, exists, or, sql } from 'drizzle-orm'
import { read, selectValues } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isHead, visibleTo } from './entry-filter'
import { isCurrentPage } from '@/domain/published/live'

/** Lists the series of texts that this person or readers may read. */
export async function seriesUsed(actor: Actor, now: number): Promise<string[]> {
  permit(actor, 'read', { createdBy: actor.id })
  const one = { n: sql`1` }
  const isInSeries = and(hasSeriesCondition, sql`${revisions.series} = names.name`, eq(entries.kind, 'publication'))
  const isInLive = read()
    .select(one)
    .from(revisions)
    .innerJoin(releases, eq(releases.revisionId, revisions.id))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isInSeries, isCurrentPage(now)))
  const isInHead = read()
    .select(one)
    .from(revisions)
    .innerJoin(entries, isHead)
    .where(and(isInSeries, visibleTo(actor)))
  // The query skips from name to name: one text of each is enough.
  const rows = await selectValues<[string]>(
    read(),
    sql`with recursive names(name) as (
    select min(${revisions.series}) from ${revisions} where ${hasSeriesCondition}
    union all
    select (select min(${revisions.series}) from ${revisions} where ${hasSeriesCondition} and ${revisions.series} > name)
      from names where name is not null)
    select name from names where name is not null and ${or(exists(isInLive), exists(isInHead))}`,
  )
  return rows.map(([name]) => name).sort((a, b) => a.localeCompare(b, 'en'))
}

// Matches the index of texts with a series.
const hasSeriesCondition = sql`${revisions.series} <> ''`

import { and, eq, exists, or, sql } from 'drizzle-orm'
import { read, selectValues } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isHead, visibleTo } from './entry-filter'
import { isLive } from '@/domain/published/live'

/** The names of series in the texts that this person may read and in those that readers have, for choosing from. */
export async function seriesUsed(actor: Actor, now: number): Promise<string[]> {
  permit(actor, 'read', { createdBy: actor.id })
  const one = { n: sql`1` }
  const isInSeries = and(hasSeries, sql`${revisions.series} = names.name`, eq(entries.kind, 'publication'))
  const isInLive = read()
    .select(one)
    .from(revisions)
    .innerJoin(releases, eq(releases.revisionId, revisions.id))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isInSeries, isLive(now)))
  const isInHead = read()
    .select(one)
    .from(revisions)
    .innerJoin(entries, isHead)
    .where(and(isInSeries, visibleTo(actor)))
  // From one name to the next: of each, the first text that is found tells.
  const rows = await selectValues<[string]>(
    read(),
    sql`with recursive names(name) as (
    select min(${revisions.series}) from ${revisions} where ${hasSeries}
    union all
    select (select min(${revisions.series}) from ${revisions} where ${hasSeries} and ${revisions.series} > name)
      from names where name is not null)
    select name from names where name is not null and ${or(exists(isInLive), exists(isInHead))}`,
  )
  return rows.map(([name]) => name).sort((a, b) => a.localeCompare(b, 'en'))
}

// Written as the index of these texts alone says it.
const hasSeries = sql`${revisions.series} <> ''`

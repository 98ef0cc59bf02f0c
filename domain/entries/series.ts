import { and, eq, isNull, ne } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isHead, visibleTo } from './entry-filter'
import { isLive } from '@/domain/published/live'

/** The names of series in the texts that this person may read and in those that readers have, for choosing from. */
export async function seriesUsed(actor: Actor, now: number): Promise<string[]> {
  permit(actor, 'read', { createdBy: actor.id })
  const hasSeries = and(eq(entries.kind, 'publication'), ne(revisions.series, ''))
  const [draftRows, liveRows] = await Promise.all([
    read()
      .selectDistinct({ series: revisions.series })
      .from(entries)
      .innerJoin(revisions, isHead)
      .where(and(hasSeries, isNull(entries.trashedAt), visibleTo(actor))),
    read()
      .selectDistinct({ series: revisions.series })
      .from(releases)
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .where(and(hasSeries, isLive(now))),
  ])
  const names = new Set([...draftRows, ...liveRows].map(({ series }) => series))
  return [...names].sort((a, b) => a.localeCompare(b, 'en'))
}

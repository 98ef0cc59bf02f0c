import { and, asc, inArray, isNull, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { releases } from '@/db/schema'
import { isFuture } from '@/domain/published/live'
import { releasesAt, type ReleaseRow } from './standing'

/** Computed from releases and never stored. UTC ms. */
export type State = (
  | { is: 'draft' }
  | { is: 'scheduled'; at: number }
  | { is: 'live'; since: number; path: string; changed: boolean; notice: boolean }
  | { is: 'withdrawn'; since: number; path: string }
) & {
  waiting: boolean
  next?: { at: number; what: 'goes live' | 'changes' | 'is withdrawn' }
}

type EntryHead = { entryId: number; headId: number }

export async function stateOf(db: Db, head: EntryHead, now: number): Promise<State> {
  return (await statesOf(db, [head], now)).get(head.entryId)!
}

export async function statesOf(db: Db, heads: EntryHead[], now: number): Promise<Map<number, State>> {
  if (!heads.length) return new Map()
  const ids = heads.map(({ entryId }) => entryId)
  const carriesHead = inArray(
    releases.revisionId,
    heads.map(({ headId }) => headId),
  )
  const [current, standing] = await Promise.all([
    releasesAt(db, ids, now),
    db
      .select()
      .from(releases)
      .where(and(inArray(releases.entryId, ids), or(isFuture(now), and(isNull(releases.cancelledAt), carriesHead))))
      .orderBy(asc(releases.goesLiveAt)),
  ])
  const currentOf = new Map(current.map((release) => [release.entryId, release]))
  const standingOf = Map.groupBy(standing, ({ entryId }) => entryId)
  return new Map(
    heads.map(({ entryId, headId }) => [
      entryId,
      stateFrom({ current: currentOf.get(entryId), standing: standingOf.get(entryId) ?? [], headId }, now),
    ]),
  )
}

/** `standing`: scheduled releases and releases of the newest text, earliest first. */
type EntryReleases = { current?: ReleaseRow; standing: ReleaseRow[]; headId: number }

function stateFrom({ current, standing, headId }: EntryReleases, now: number): State {
  const waiting = !standing.some((release) => release.revisionId === headId)
  const pending = standing.find((release) => release.goesLiveAt > now)
  const next = pending && {
    at: pending.goesLiveAt,
    what: pending.withdrawal
      ? ('is withdrawn' as const)
      : current?.revisionId
        ? ('changes' as const)
        : ('goes live' as const),
  }
  if (!current) return pending ? { is: 'scheduled', at: pending.goesLiveAt, next, waiting } : { is: 'draft', waiting }
  const { path, goesLiveAt: since, revisionId, withdrawal } = current
  if (!revisionId) return { is: 'withdrawn', since, path, next, waiting }
  return { is: 'live', since, path, changed: revisionId !== headId, notice: withdrawal !== null, next, waiting }
}

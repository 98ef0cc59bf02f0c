import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { releases } from '@/db/schema'
import { releaseAt } from './standing'

/** Where an entry stands at a moment: worked out from its releases each time, never stored. Instants are UTC ms. */
export type State = (
  | { is: 'draft' }
  | { is: 'scheduled'; at: number }
  | { is: 'live'; since: number; path: string; changed: boolean; notice: boolean }
  | { is: 'withdrawn'; since: number; path: string }
) & {
  /** The newest text waits: nothing released or set for later carries it. */
  waiting: boolean
  /** What happens next by itself, if anything is set for later. */
  next?: { at: number; what: 'goes live' | 'changes' | 'is withdrawn' }
}

type EntryHead = { entryId: number; headId: number }

export async function stateOf(db: Db, { entryId, headId }: EntryHead, now: number): Promise<State> {
  const [current, standing] = await Promise.all([
    releaseAt(db, entryId, now),
    db
      .select()
      .from(releases)
      .where(
        and(
          eq(releases.entryId, entryId),
          isNull(releases.cancelledAt),
          or(gt(releases.goesLiveAt, now), eq(releases.revisionId, headId)),
        ),
      )
      .orderBy(asc(releases.goesLiveAt)),
  ])
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

import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { releases } from '@/db/schema'
import { releaseAt } from './releases'

/** Where an entry stands at a moment: worked out from its releases each time, never stored. Instants are UTC ms. */
export type State = (
  | { is: 'draft' }
  | { is: 'scheduled'; at: number }
  | { is: 'live'; since: number; path: string; changed: boolean; notice: boolean }
  | { is: 'withdrawn'; since: number; path: string }
) & {
  /** What happens next by itself, if anything is set for later. */
  next?: { at: number; what: 'goes live' | 'changes' | 'is withdrawn' }
}

export const stateNames = ['draft', 'scheduled', 'live', 'withdrawn'] as const

type Known = { entryId: number; headId: number }

export async function stateOf(db: Db, { entryId, headId }: Known, now: number): Promise<State> {
  const [current, [pending]] = await Promise.all([
    releaseAt(db, entryId, now),
    db
      .select()
      .from(releases)
      .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), gt(releases.goesLiveAt, now)))
      .orderBy(asc(releases.goesLiveAt))
      .limit(1),
  ])
  const next = pending && {
    at: pending.goesLiveAt,
    what: pending.withdrawal
      ? ('is withdrawn' as const)
      : current?.revisionId
        ? ('changes' as const)
        : ('goes live' as const),
  }
  if (!current) return pending ? { is: 'scheduled', at: pending.goesLiveAt, next } : { is: 'draft' }
  const { path, goesLiveAt: since } = current
  if (!current.revisionId) return { is: 'withdrawn', since, path, next }
  return { is: 'live', since, path, changed: current.revisionId !== headId, notice: current.withdrawal !== null, next }
}

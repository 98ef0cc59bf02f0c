import type { Actor } from '@/domain/staff/actor'
import { findStanding } from '@/domain/writing/editing'
import { done, type Result } from '@/lib/result'

/** Returns where the entry stands after an act on it, so that the editor shows what is, not what it asked for. */
export async function withStanding(actor: Actor, entryId: number, result: Result<unknown>) {
  return result.ok ? done(await findStanding(actor, entryId, Date.now())) : result
}

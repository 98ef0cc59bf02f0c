import type { Actor } from '@/domain/staff/actor'
import { findStanding } from '@/domain/writing/editing'
import { done, type Result } from '@/lib/result'

/** After something was done to an entry: where it stands now, so that the editor shows what is, not what it asked for. */
export async function withStanding(actor: Actor, entryId: number, result: Result<unknown>) {
  return result.ok ? done(await findStanding(actor, entryId, Date.now())) : result
}

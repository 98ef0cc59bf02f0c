import type { Actor } from '@/domain/staff/actor'
import { commentsOf } from '@/domain/review/comments'
import { done, refused, type Result } from '@/lib/result'

/** All comments of an entry, after an act on one of them, or its refusal. */
export async function allComments(actor: Actor, entryId: number, result: Result<unknown> = done(undefined)) {
  if (!result.ok) return result
  const threads = await commentsOf(actor, entryId)
  return threads ? done(threads) : refused('This text no longer exists.')
}

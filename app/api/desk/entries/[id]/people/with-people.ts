import type { Actor } from '@/domain/staff/actor'
import { peopleStateOf } from '@/domain/publishing/people-state'
import { done, refused, type Result } from '@/lib/result'

/** Returns whom an entry is about and what it needs, after an act on it, or the refusal of that. */
export async function withPeople(actor: Actor, entryId: number, result: Result<unknown> = done(undefined)) {
  if (!result.ok) return result
  const people = await peopleStateOf(actor, entryId, Date.now())
  return people ? done(people) : refused('This text no longer exists.')
}

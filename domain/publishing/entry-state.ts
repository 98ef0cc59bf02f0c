import { LRUCache } from 'lru-cache'
import { read } from '@/db/connection'
import { sha256 } from '@/lib/keys/random'
import type { Actor } from '@/domain/staff/actor'
import { lastAct } from '@/domain/staff/record/chain'
import { releaseAt } from '@/domain/entries/standing'
import { reviewOf } from '@/domain/review/review-thread'
import { findStanding } from '@/domain/writing/editing'
import { audienceStateOf } from './audience-state'
import { peopleStateOf } from './people-state'

/** Finds the state of an entry as the desk shows it (`now` UTC ms). Undefined if missing. Throws NotPermitted. */
export async function entryStateOf(actor: Actor, entryId: number, now: number) {
  const [standing, review, people, audience] = await Promise.all([
    findStanding(actor, entryId, now),
    reviewOf(actor, entryId),
    peopleStateOf(actor, entryId, now),
    audienceStateOf(actor, entryId),
  ])
  return standing && review && people && { standing, review, people, audience }
}

export type EntryState = NonNullable<Awaited<ReturnType<typeof entryStateOf>>>

const markCache = new LRUCache<string, { moment: string; mark: string }>({ max: 1_000 })

/** Returns a hash of what this person sees of the state, read again only after an act or a release. */
export async function hashState(actor: Actor, { entryId }: { entryId: number }, now: number): Promise<string> {
  const [act, release] = await Promise.all([lastAct(read()), releaseAt(read(), entryId, now)])
  const [key, moment] = [`${actor.id} ${entryId}`, `${act?.hash} ${release?.id}`]
  const known = markCache.get(key)
  if (known?.moment === moment) return known.mark
  // The acts themselves are left out: nobody learns that others did something elsewhere.
  const mark = sha256(JSON.stringify((await entryStateOf(actor, entryId, now)) ?? null))
  markCache.set(key, { moment, mark })
  return mark
}

import type { Actor } from '@/domain/staff/actor'
import { listConsents } from './consent-lists'
import { entriesNobodyLookedAt } from './unmarked'

/** The number of entries of each kind that are named. */
const maxNamed = 20

/**
 * Returns what somebody should look at for the sake of people at risk: texts that nobody has looked at, and consents that end
 * soon or are linked to nothing.
 */
export async function peopleNeedingCare(actor: Actor, now: number) {
  const [unmarked, ending, unlinked] = await Promise.all([
    entriesNobodyLookedAt(actor, { limit: maxNamed }),
    listConsents(actor, { state: 'ending' }, now),
    listConsents(actor, { state: 'unlinked' }, now),
  ])
  const first = ({ items, total }: typeof ending) => ({ items: items.slice(0, maxNamed), total })
  return {
    unmarked: unmarked.items,
    areMoreUnmarked: unmarked.next !== undefined,
    ending: first(ending),
    unlinked: first(unlinked),
  }
}

export type PeopleNeedingCare = Awaited<ReturnType<typeof peopleNeedingCare>>

import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { cachedByMoment, type CacheStep } from './by-moment'
import { statesAfter, statesOf, type EntryState } from './entry-state-rows'
import { portionLength } from './index-rows'

export type { EntryState } from './entry-state-rows'

/** States of all entries that are or were public, by last change. Withdrawn entries are included: do not show them. */
export const entryStatesAt = cachedByMoment('entry-states', makeStates)

async function makeStates({ now, base }: CacheStep<EntryState[]>): Promise<EntryState[]> {
  const pause = createPause()
  const states: EntryState[] = []
  if (!base) {
    for (let after: number | undefined = 0; after !== undefined; await pause()) {
      const portion = await statesAfter(now, after)
      for (const state of portion.states) states.push(state)
      after = portion.last
    }
    return states.sort(compareByChange)
  }
  const ids = new Set([...base.changed.entryIds, ...base.changed.withRenamesIds])
  if (ids.size === 0) return base.value
  for (const portion of inPortions([...ids], portionLength)) {
    for (const state of await statesOf(now, portion)) states.push(state)
    await pause()
  }
  states.sort(compareByChange)
  const all: EntryState[] = []
  let next = 0
  for (const state of base.value) {
    if (ids.has(state.entryId)) continue
    while (next < states.length && compareByChange(states[next]!, state) < 0) all.push(states[next++]!)
    all.push(state)
  }
  return all.concat(states.slice(next))
}

export function compareByChange(a: EntryState, b: EntryState) {
  return a.changed - b.changed || a.entryId - b.entryId
}

export function cachedByStates<R>(compute: (states: EntryState[]) => R) {
  const results = new WeakMap<EntryState[], { result: R }>()
  return async (now: number): Promise<R> => {
    const states = await entryStatesAt(now)
    const known = results.get(states) ?? { result: compute(states) }
    results.set(states, known)
    return known.result
  }
}

/** Returns the index of the first state after a position: a second (`changed`) and an entry in that second. */
export function placeAfter(
  states: EntryState[],
  { changed, entryId = Infinity }: { changed: number; entryId?: number },
) {
  let low = 0
  let high = states.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const state = states[middle]!
    if (state.changed < changed || (state.changed === changed && state.entryId <= entryId)) low = middle + 1
    else high = middle
  }
  return low
}

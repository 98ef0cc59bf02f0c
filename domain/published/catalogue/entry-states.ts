import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { cachedByMoment, type CacheStep } from './by-moment'
import { statesAfter, statesOf, type EntryState } from './entry-state-rows'
import { portionLength } from './index-rows'

export type { EntryState } from './entry-state-rows'

/** States of all entries that are or were public, by last change. Withdrawn entries are included: do not show them. */
export const entryStatesAt = cachedByMoment('entry-states', makeStates)

/** The entries of a list of states, in its order: a typed array is much faster to scan than states. */
const entryIdsOf = new WeakMap<EntryState[], Int32Array>()

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
  return withChanges(base.value, ids, states.sort(compareByChange))
}

/** Returns a new list with other states of some entries. Whole pieces of the list are copied: a loop takes five times as long. */
function withChanges(before: EntryState[], ids: Set<number>, changed: EntryState[]): EntryState[] {
  const idsBefore = entryIdsOf.get(before) ?? Int32Array.from(before, ({ entryId }) => entryId)
  const places = changed.map((state) => placeAfter(before, state))
  const gone = new Set(placesOf(idsBefore, ids))
  const pieces: EntryState[][] = []
  const entryIds = new Int32Array(before.length + changed.length)
  const former = new Map<number, EntryState>()
  let [from, next, count] = [0, 0, 0]
  const add = (piece: EntryState[], pieceIds: ArrayLike<number>) => {
    pieces.push(piece)
    entryIds.set(pieceIds, count)
    count += piece.length
  }
  for (const place of [...new Set([...places, ...gone, before.length])].sort((a, b) => a - b)) {
    add(before.slice(from, place), idsBefore.subarray(from, place))
    for (; places[next] === place; next++) add([changed[next]!], [changed[next]!.entryId])
    if (gone.has(place)) former.set(idsBefore[place]!, before[place]!)
    from = gone.has(place) ? place + 1 : place
  }
  const all = inPortions(pieces).reduce<EntryState[]>((some, more) => some.concat(...more), [])
  entryIdsOf.set(all, entryIds.subarray(0, count))
  const staying = changed.filter(({ entryId }) => former.has(entryId))
  if (staying.length === former.size && staying.every((state) => isLaterThan(state, former.get(state.entryId)!)))
    for (const { carry } of sums) carry({ before, all, changed, former })
  return all
}

/** Finds the places of entries: a few one by one, which is faster than a scan. */
function placesOf(entryIds: Int32Array, ids: Set<number>) {
  if (ids.size > 3) return entryIds.keys().filter((place) => ids.has(entryIds[place]!))
  return [...ids].map((id) => entryIds.indexOf(id)).filter((place) => place >= 0)
}

/** Returns whether a state has all that the former one had. A new name may change `earliest`. */
function isLaterThan(state: EntryState, former: EntryState) {
  const isNewer = state.at > former.at || (state.at === former.at && state.releaseId === former.releaseId)
  const [values, formerValues] = [valuesOf(state), valuesOf(former)]
  return isNewer && state.earliest <= former.earliest && formerValues.every((value) => values.includes(value))
}

/** Lists all types, terms and dates that an entry has or had. A cancelled release takes its own away. */
function valuesOf({ hasText, type, terms, dated, former }: EntryState) {
  const { types = [], terms: formerTerms = [], dates = [] } = former ?? {}
  return [hasText && 'text', type, ...types, ...terms, ...formerTerms, ...[dated, ...dates].map((date) => `at ${date}`)]
}

export function compareByChange(a: EntryState, b: EntryState) {
  return a.changed - b.changed || a.entryId - b.entryId
}

type Change = { before: EntryState[]; all: EntryState[]; changed: EntryState[]; former: Map<number, EntryState> }
const sums: { carry: (change: Change) => void }[] = []

/**
 * Caches a sum over all states. After a change, only the changed states are added again, to a copy of the former sum;
 * `former`: the state that an entry had in that sum.
 */
export function cachedByStates<R>(empty: () => R, add: (sum: R, state: EntryState, former?: EntryState) => void) {
  const results = new WeakMap<EntryState[], { sum: R }>()
  sums.push({
    carry({ before, all, changed, former }) {
      const known = results.get(before)
      if (!known) return
      const sum = structuredClone(known.sum)
      for (const state of changed) add(sum, state, former.get(state.entryId))
      results.set(all, { sum })
    },
  })
  return async (now: number): Promise<R> => {
    const states = await entryStatesAt(now)
    const known = results.get(states) ?? { sum: empty() }
    if (!results.has(states)) for (const state of states) add(known.sum, state)
    results.set(states, known)
    return known.sum
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

import { read } from '@/db/connection'
import { compareByChange, entryStatesAt, cachedByStates, placeAfter, type EntryState } from './catalogue/entry-states'
import { statesOf } from './catalogue/entry-state-rows'
import { erasedEntries } from './erased'
import { factsOfRevisions } from './facts'
import { setMembership, setsOfStates, type SetMembership, type SetSpec } from './harvest-sets'
import { filesOfRevisions } from './item-files'
import { liveTeasersOf } from './teasers'

// Records for harvesters (OAI-PMH 2.0): all posts and publications that readers have or had.

/** `from` and `until`: seconds since 1970, both inclusive. */
type HarvestSelection = { now: number; set?: SetSpec; from?: number; until?: number }

/** `changed` in seconds since 1970. */
type HarvestPosition = { changed: number; entryId: number }

export type HarvestRecord = HarvestPosition & {
  /** Sets of its text; for a withdrawn entry, of its last text. */
  sets: SetMembership
  item?: HarvestItem
  withdrawn: boolean
}

type HarvestQuery = HarvestSelection & { after?: HarvestPosition; limit: number; whole: boolean }

/** Returns records after a position, by last change, and how many remain. Only `whole` records have content. */
export async function harvest({ after, limit, whole, now, set, from, until }: HarvestQuery) {
  const states = await statesIn(now, set)
  const starts = [
    after ? placeAfter(states, after) : 0,
    from === undefined ? 0 : placeAfter(states, { changed: from - 1 }),
  ]
  const start = Math.max(...starts)
  const end = until === undefined ? states.length : placeAfter(states, { changed: until })
  const records = await recordsOf(states.slice(start, Math.min(start + limit, end)), { now, whole })
  return { records, remaining: Math.max(0, end - start) }
}

/** Finds the record of an entry; undefined if readers never had it. */
export async function harvestRecordOf({ entryId, now }: { entryId: number; now: number }) {
  const states = await statesOf(now, [entryId])
  const all = states.length > 0 ? states : await erasedStates(now, entryId)
  return (await recordsOf(all.filter(isRecord), { now, whole: true }))[0]
}

/** Finds the earliest change (seconds since 1970); undefined without records. */
export async function earliestChange(now: number) {
  const { at } = await earliestChangeAt(now)
  const first = Math.min(at, ...(await erasedStates(now)).map(({ changed }) => changed))
  return first === Infinity ? undefined : first
}

const earliestChangeAt = cachedByStates(
  () => ({ at: Infinity }),
  (first, { kind, earliest }) => void (kind !== 'page' && (first.at = Math.min(first.at, earliest))),
)

/** Sets kept in memory: a harvester reads all parts of one set before it asks for the next. */
const maxSets = 8

type HarvestRecords = { states: EntryState[]; bySet: Map<string, EntryState[]> }
const recordsByStates = new WeakMap<EntryState[], HarvestRecords>()

/** Finds all records. Erased entries are included: a harvester learns that they are gone. */
async function allRecords(now: number): Promise<HarvestRecords> {
  const states = await entryStatesAt(now)
  const known = recordsByStates.get(states)
  if (known) return known
  const erased = await erasedStates(now)
  const all = erased.length > 0 ? [...states, ...erased].sort(compareByChange) : states
  const records = { states: all.filter(isRecord), bySet: new Map<string, EntryState[]>() }
  recordsByStates.set(states, records)
  return records
}

async function erasedStates(now: number, entryId?: number): Promise<EntryState[]> {
  const rows = await erasedEntries(read(), entryId)
  return rows
    .filter(({ at }) => at <= now)
    .map(({ at, ...traits }) => {
      const changed = Math.floor(at / 1000)
      const standing = { releaseId: 0, isLive: false, at, dated: at, changed, earliest: changed }
      return { ...traits, ...standing, hasText: true, former: undefined }
    })
}

async function statesIn(now: number, set: SetSpec | undefined): Promise<EntryState[]> {
  const { states, bySet } = await allRecords(now)
  if (!set) return states
  const key = JSON.stringify([set.by, set.value])
  const inSet = bySet.get(key) ?? states.filter(await setMembership(set))
  bySet.delete(key)
  bySet.set(key, inSet)
  if (bySet.size > maxSets) bySet.delete(bySet.keys().next().value!)
  return inSet
}

/** Returns whether an entry has a record. Pages, and entries that never had a public text, have none. */
function isRecord({ kind, hasText }: EntryState) {
  return kind !== 'page' && hasText
}

async function recordsOf(
  states: EntryState[],
  { now, whole }: { now: number; whole: boolean },
): Promise<HarvestRecord[]> {
  const live = whole ? states.filter(({ isLive }) => isLive).map(({ releaseId }) => releaseId) : []
  const [setsOf, items] = await Promise.all([setsOfStates(), itemsOf(live, now)])
  return states.map((state) => ({
    entryId: state.entryId,
    changed: state.changed,
    sets: setsOf(state),
    withdrawn: !state.isLive,
    item: items.find((item) => item.entryId === state.entryId),
  }))
}

async function itemsOf(releaseIds: number[], now: number) {
  const teasers = await liveTeasersOf(now, releaseIds)
  const ids = teasers.map((item) => item.revisionId)
  const [factsOf, filesOf] = await Promise.all([factsOfRevisions(ids), filesOfRevisions(ids)])
  return teasers.map((item) => ({ ...item, ...factsOf(item.revisionId), files: filesOf(item.revisionId) }))
}

type HarvestItem = Awaited<ReturnType<typeof itemsOf>>[number]

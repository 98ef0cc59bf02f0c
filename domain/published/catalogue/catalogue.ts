import { clearBit, countIntersection, withRoomFor, hasBit, noBits, setBit, type Bits } from '@/lib/lists/bits'
import { pauses } from '@/lib/process/pauses'
import { portions } from '@/lib/lists/portions'
import { cachedByMoment, type Step } from './by-moment'
import { correctionsAt, type Corrections } from './corrections'
import { facetsOf, type Facets } from './facets'
import {
  addToIndex,
  lastNumber,
  newCatalogueIndex,
  sortIndex,
  type IndexedRelease,
  type CatalogueIndex,
  type Orders,
} from './index'
import type { Fact } from './fact'
import { editionsOf, readAllGroups, readGroups, type Editions } from './index-editions'
import { forgetPages, readPages, type Files } from './index-files'
import { liveAfter, liveOf, portionLength } from './index-rows'

/** Live releases at a moment as sets of numbers, for lists and counts. Pages of single texts read the database. */
export type Catalogue = {
  size: number
  live: Bits
  total: number
  facts: Fact[]
  facets: Facets
  editions: Editions
  orders: Orders
  files: Files
  corrections: Corrections
  index: CatalogueIndex
}

export const catalogueAt = cachedByMoment('catalogue', makeCatalogue, isMostlyOld)

/** An index of mostly old releases is replaced by an empty one. */
function isMostlyOld({ index, orders }: Catalogue) {
  return orders.posted.length > 10_000 && orders.posted.length > 2 * index.entryCount
}

async function makeCatalogue({ now, zone, base }: Step<Catalogue>): Promise<Catalogue> {
  const index = base?.value.index ?? newCatalogueIndex()
  const { ofEntry } = index
  const pause = pauses()
  const sortedCount = index.facts.length
  let live = noBits(index.room)
  if (base) live.set(base.value.live)
  const addAll = (added: IndexedRelease[]) => {
    for (const release of added) {
      const number = addToIndex(index, release)
      live = withRoomFor(live, index.room)
      setBit(live, number)
    }
  }
  if (base) {
    forgetPages(index.files, base.changed.mediaIds)
    for (const ids of portions(base.changed.entryIds, portionLength)) {
      await pause()
      const added = await liveOf(now, ids, zone)
      for (const id of ids)
        for (let number = lastNumber(ofEntry, id) ?? -1; number >= 0; number = ofEntry.before[number]!)
          clearBit(live, number)
      addAll(added)
    }
  } else
    for (let after: number | undefined = 0; after !== undefined; await pause()) {
      const { indexed, last } = await liveAfter(now, after, zone)
      addAll(indexed)
      after = last
    }
  await readPages(index.files, pause)
  const regrouped = base?.changed.isMore === false ? await readGroups(index, base.changed.entryIds, pause) : undefined
  if (!regrouped) await readAllGroups(index, pause)
  sortIndex(index, sortedCount)
  const size = index.facts.length
  live = live.slice(0, Math.ceil(size / 32))
  const { facts, orders, files } = index
  const editions = editionsOf(index, live, regrouped && { base: base!.value.editions, entryIds: regrouped })
  const facets = await facetsOf(index, live)
  const corrections = await correctionsAt(now)
  return {
    size,
    live,
    total: countIntersection(live, live),
    facts,
    facets,
    editions,
    orders,
    files,
    corrections,
    index,
  }
}

export function numberOf(catalogue: Catalogue, revisionId: number): number | undefined {
  return liveNumber(catalogue, 'ofRevision', revisionId)
}

export function isEntryLive(catalogue: Catalogue, entryId: number) {
  return liveNumber(catalogue, 'ofEntry', entryId) !== undefined
}

function liveNumber({ index, live, size }: Catalogue, by: 'ofRevision' | 'ofEntry', id: number) {
  const numbers = index[by]
  let number = lastNumber(numbers, id) ?? -1
  while (number >= size || (number >= 0 && !hasBit(live, number))) number = numbers.before[number]!
  return number < 0 ? undefined : number
}

import { clearBit, countIntersection, enlargeFor, hasBit, noBits, setBit, type Bits } from '@/lib/lists/bits'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { cachedByMoment, type CacheStep } from './by-moment'
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
  type TranslationGroups,
} from './index'
import type { Fact } from './fact'
import { forgetPages, readPages, type FileIndex } from './index-files'
import { liveIndexRowsAfter, liveIndexRows, portionLength, hasEntriesAfter } from './index-rows'
import { and, between, eq, ne, sql, type SQL } from 'drizzle-orm'
import { preparedValues, type Db } from '@/db/connection'
import { isAmongIds } from '@/db/dialect'
import { alias } from '@/db/kit'
import { entries } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

/** Live releases at a moment as sets of numbers, for lists and counts. Pages of single texts read the database. */
export type Catalogue = {
  size: number
  live: Bits
  total: number
  facts: Fact[]
  facets: Facets
  editions: Editions
  orders: Orders
  files: FileIndex
  corrections: Corrections
  index: CatalogueIndex
}

export const catalogueAt = cachedByMoment('catalogue', makeCatalogue, isMostlyOld)

/** Returns whether most of the index is old releases: then a new index is built, which frees their memory. */
function isMostlyOld({ index, orders }: Catalogue) {
  return orders.posted.length > 10_000 && orders.posted.length > 2 * index.entryCount
}

async function makeCatalogue({ now, zone, base }: CacheStep<Catalogue>): Promise<Catalogue> {
  const index = base?.value.index ?? newCatalogueIndex()
  const { ofEntry } = index
  const pause = createPause()
  const sortedCount = index.facts.length
  let live = noBits(index.capacity)
  if (base) live.set(base.value.live)
  const addAll = (added: IndexedRelease[]) => {
    for (const release of added) {
      const number = addToIndex(index, release)
      live = enlargeFor(live, index.capacity)
      setBit(live, number)
    }
  }
  if (base) {
    forgetPages(index.files, base.changed.mediaIds)
    for (const ids of inPortions(base.changed.entryIds, portionLength)) {
      await pause()
      const added = await liveIndexRows(now, ids, zone)
      for (const id of ids)
        for (let number = lastNumber(ofEntry, id) ?? -1; number >= 0; number = ofEntry.before[number]!)
          clearBit(live, number)
      addAll(added)
    }
  } else
    for (let after: number | undefined = 0; after !== undefined; await pause()) {
      const { indexed, last } = await liveIndexRowsAfter(now, after, zone)
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

// Sets of texts by translation: a list adds texts of the main language that have no translation in its own language.

/** Maps a language to the live texts whose entry also has a live text in that language. */
type Editions = Map<Language, Bits>

type Pause = () => Promise<void> | undefined
type Pair = [entryId: number, otherId: number]

function pairs(db: Db, which: SQL | undefined) {
  const other = alias(entries, 'other')
  return db
    .select({ entryId: entries.id, otherId: other.id })
    .from(entries)
    .innerJoin(other, and(eq(other.translationGroup, entries.translationGroup), ne(other.id, entries.id)))
    .where(which)
}

const pairsOfIds = preparedValues<{ ids: string }, Pair>((db) => pairs(db, isAmongIds(entries.id)))

const pairsBetween = preparedValues<{ first: number; end: number }, Pair>((db) =>
  pairs(db, between(entries.id, sql.placeholder('first'), sql.placeholder('end'))),
)

async function readAllGroups(index: CatalogueIndex, pause: Pause) {
  index.groups = new Map()
  for (let after: number | undefined = 0; after !== undefined; await pause()) {
    const end: number = after + portionLength
    addPairs(index.groups, await pairsBetween({ first: after + 1, end }))
    after = (await hasEntriesAfter(end)) ? end : undefined
  }
}

/** Rereads the translation groups of some entries, with former and present members; returns the ids of all of them. */
async function readGroups({ groups }: CatalogueIndex, entryIds: number[], pause: Pause): Promise<Set<number>> {
  const read = new Set<number>()
  let next = new Set(entryIds.flatMap((id) => [id, ...(groups.get(id) ?? [])]))
  while (next.size > 0) {
    for (const ids of inPortions([...next], portionLength)) {
      for (const id of ids) groups.delete(id)
      addPairs(groups, await pairsOfIds({ ids: JSON.stringify(ids) }))
      for (const id of ids) read.add(id)
      await pause()
    }
    next = new Set([...next].flatMap((id) => groups.get(id) ?? []).filter((id) => !read.has(id)))
  }
  return read
}

function addPairs(groups: TranslationGroups, rows: Pair[]) {
  for (const [entryId, otherId] of rows) {
    const others = groups.get(entryId)
    if (others) others.push(otherId)
    else groups.set(entryId, [otherId])
  }
}

function editionsOf(
  index: CatalogueIndex,
  live: Bits,
  { base, entryIds }: { base?: Editions; entryIds?: Iterable<number> } = {},
): Editions {
  const editions: Editions = new Map()
  for (const [language, bits] of base ?? []) {
    const copy = noBits(32 * live.length)
    copy.set(bits)
    editions.set(language, copy)
  }
  for (const entryId of entryIds ?? index.groups.keys()) {
    for (let number = lastNumber(index.ofEntry, entryId) ?? -1; number >= 0; number = index.ofEntry.before[number]!)
      for (const bits of editions.values()) clearBit(bits, number)
    const number = liveNumberIn(index, live, entryId)
    if (number === undefined) continue
    for (const otherId of index.groups.get(entryId) ?? []) {
      const other = liveNumberIn(index, live, otherId)
      if (other === undefined) continue
      const { language } = index.facts[other]!
      if (!editions.has(language)) editions.set(language, noBits(32 * live.length))
      setBit(editions.get(language)!, number)
    }
  }
  return editions
}

function liveNumberIn({ ofEntry }: CatalogueIndex, live: Bits, entryId: number) {
  let number = lastNumber(ofEntry, entryId) ?? -1
  while (number >= 0 && !hasBit(live, number)) number = ofEntry.before[number]!
  return number < 0 ? undefined : number
}

import { enlargeFor, noBits, setBit, type Bits } from '@/lib/lists/bits'
import { addFiles, emptyFileIndex, type FileIndex } from './index-files'
import { mergeOrdered, byEnd, compareByNewest, compareByPosted, compareByTitle } from './index-orders'
import type { Fact } from './fact'
import { comesToAnEnd } from '@/lib/kinds/kinds'

/**
 * `citedYear`: the year of the title page, else of the date on this site. `withdrawn`: the reason of a withdrawal that
 * keeps the page.
 */
const markNames = ['kind', 'language', 'year', 'citedYear', 'type', 'series', 'origin', 'withdrawn'] as const
export type Mark = (typeof markNames)[number]

export type IndexedRelease = { fact: Fact; marked: [Mark, string][]; terms: number[]; files: string[] }

type NumbersById = { last: Int32Array; before: number[] }

/** The other entries of a translation group, by entry id. */
export type TranslationGroups = Map<number, number[]>

/** Index of releases that were live at some requested moment. Numbers are only added, so catalogues can share it. */
export type CatalogueIndex = {
  facts: Fact[]
  ofRelease: NumbersById
  /** A revision may have several releases. */
  ofRevision: NumbersById
  ofEntry: NumbersById
  entryCount: number
  /** Dates (UTC ms) in a typed array, which is much faster to scan than `facts`. */
  dated: Float64Array
  byTerm: Map<number, Bits>
  byMark: Record<Mark, Map<string, Bits>>
  /** Present groups, whatever moment is requested. */
  groups: TranslationGroups
  capacity: number
  orders: Orders
  files: FileIndex
}
/** `posted` has all releases, `newest` and `title` only publications, `ending` only kinds that come to an end. */
export type Orders = Record<'posted' | 'newest' | 'title' | 'ending', Uint32Array>

export function newCatalogueIndex(): CatalogueIndex {
  const none = new Uint32Array(0)
  return {
    facts: [],
    ofRelease: emptyNumbers(),
    ofRevision: emptyNumbers(),
    ofEntry: emptyNumbers(),
    entryCount: 0,
    groups: new Map(),
    capacity: 0,
    byTerm: new Map(),
    dated: new Float64Array(0),
    byMark: Object.fromEntries(markNames.map((mark) => [mark, new Map()])) as CatalogueIndex['byMark'],
    orders: { posted: none, newest: none, title: none, ending: none },
    files: emptyFileIndex(),
  }
}

function emptyNumbers(): NumbersById {
  return { last: new Int32Array(0), before: [] }
}

/** Adds a release if it is new, and returns its number. The orders contain it only after `sortIndex`. */
export function addToIndex(index: CatalogueIndex, { fact, marked, terms, files }: IndexedRelease): number {
  const existing = lastNumber(index.ofRelease, fact.releaseId)
  if (existing !== undefined) return existing
  const number = index.facts.length
  if (number >= index.capacity) enlargeIndex(index)
  index.facts.push(fact)
  index.dated[number] = fact.dated
  addNumber(index.ofRelease, fact.releaseId, number)
  addNumber(index.ofRevision, fact.revisionId, number)
  if (lastNumber(index.ofEntry, fact.entryId) === undefined) index.entryCount++
  addNumber(index.ofEntry, fact.entryId, number)
  for (const [mark, value] of marked) addToSet(index.byMark[mark], value, number, index.capacity)
  for (const term of terms) addToSet(index.byTerm, term, number, index.capacity)
  addFiles(index.files, number, files)
  return number
}

export function lastNumber({ last }: NumbersById, id: number): number | undefined {
  const number = last[id] ?? -1
  return number < 0 ? undefined : number
}

function addNumber(numbers: NumbersById, id: number, number: number) {
  if (id >= numbers.last.length) {
    const enlarged = new Int32Array(Math.max(1_024, 2 * id)).fill(-1)
    enlarged.set(numbers.last)
    numbers.last = enlarged
  }
  numbers.before.push(numbers.last[id]!)
  numbers.last[id] = number
}

function addToSet<K>(sets: Map<K, Bits>, value: K, number: number, room: number) {
  let bits = sets.get(value)
  if (!bits) sets.set(value, (bits = noBits(room)))
  setBit(bits, number)
}

/** Copies the sets into longer ones. The shorter ones stay valid for catalogues that hold them. */
function enlargeIndex(index: CatalogueIndex) {
  index.capacity = Math.max(1_024, index.capacity * 2)
  const dated = new Float64Array(index.capacity)
  dated.set(index.dated)
  index.dated = dated
  for (const mark of markNames) enlargeSets(index.byMark[mark], index.capacity)
  enlargeSets(index.byTerm, index.capacity)
}

function enlargeSets<K>(sets: Map<K, Bits>, room: number) {
  for (const [value, bits] of sets) sets.set(value, enlargeFor(bits, room))
}

/** Adds new releases to the orders. Makes new lists, because other requests may be reading the old ones. */
export function sortIndex(index: CatalogueIndex, from: number) {
  const { facts, orders } = index
  const added = facts.slice(from).map((_, n) => from + n)
  const publications = added.filter((number) => facts[number]!.kind === 'publication')
  const ending = added.filter((number) => comesToAnEnd(facts[number]!.kind))
  index.orders = {
    posted: mergeOrdered(orders.posted, added, compareByPosted(facts)),
    newest: mergeOrdered(orders.newest, publications, compareByNewest(facts)),
    title: mergeOrdered(orders.title, publications, compareByTitle(facts)),
    ending: mergeOrdered(orders.ending, ending, byEnd(facts)),
  }
}

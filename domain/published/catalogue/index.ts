import { withRoomFor, noBits, setBit, type Bits } from '@/lib/bits'
import { addFiles, noFiles, type Files } from './index-files'
import { merged, newestFirst, postedFirst, titleFirst } from './index-orders'
import type { Fact } from './fact'

/**
 * What entries can be narrowed by. The value of `term` is its id; `citedYear` is the year that stands on the title page, where
 * none does that of the date on this site.
 */
const marks = ['kind', 'language', 'year', 'citedYear', 'type', 'series', 'term', 'origin'] as const
export type Mark = (typeof marks)[number]

/** A release for the index: its fact, the value of each of its marks, and the ids of the files it offers. */
export type IndexedRelease = { fact: Fact; marked: [Mark, string][]; files: string[] }

/**
 * Releases that were live at a moment that somebody asked about, numbered from 0 in the order they were added. Numbers are only
 * added, so that the catalogues of several moments share one index: each has its own set of live numbers.
 */
export type CatalogueIndex = {
  facts: Fact[]
  numberOf: Map<number, number>
  /** The last number of a revision by its id, -1 for none, and the one before each: a revision may be released again. */
  ofRevision: Int32Array
  before: number[]
  /** The date of each (UTC ms), also in its fact: going through an array of numbers is much faster. */
  dated: Float64Array
  ofEntry: Map<number, number[]>
  byMark: Record<Mark, Map<string, Bits>>
  room: number
  orders: Orders
  files: Files
}
/** Numbers in order, with those that are live no longer. `posted` has all, the others only publications. */
export type Orders = Record<'posted' | 'newest' | 'title', Uint32Array>

export function newCatalogueIndex(): CatalogueIndex {
  const none = new Uint32Array(0)
  return {
    facts: [],
    numberOf: new Map(),
    before: [],
    ofEntry: new Map(),
    room: 0,
    ofRevision: new Int32Array(0),
    dated: new Float64Array(0),
    byMark: Object.fromEntries(marks.map((mark) => [mark, new Map()])) as CatalogueIndex['byMark'],
    orders: { posted: none, newest: none, title: none },
    files: noFiles(),
  }
}

/** Adds a release unless it is there, and answers with its number. It has no place in the orders before `sortIndex`. */
export function addToIndex(index: CatalogueIndex, { fact, marked, files }: IndexedRelease): number {
  const existing = index.numberOf.get(fact.releaseId)
  if (existing !== undefined) return existing
  const number = index.facts.length
  if (number >= index.room) enlarge(index)
  index.facts.push(fact)
  index.numberOf.set(fact.releaseId, number)
  index.dated[number] = fact.dated
  if (fact.revisionId >= index.ofRevision.length) makeRoomFor(index, fact.revisionId)
  index.before.push(index.ofRevision[fact.revisionId]!)
  index.ofRevision[fact.revisionId] = number
  const numbers = index.ofEntry.get(fact.entryId)
  if (numbers) numbers.push(number)
  else index.ofEntry.set(fact.entryId, [number])
  for (const [mark, value] of marked) {
    const bits = index.byMark[mark].get(value) ?? noBits(index.room)
    setBit(bits, number)
    index.byMark[mark].set(value, bits)
  }
  addFiles(index.files, number, files)
  return number
}

/** Sets are copied into longer ones: a catalogue that holds the shorter ones stays valid. */
function enlarge(index: CatalogueIndex) {
  index.room = Math.max(1_024, index.room * 2)
  const dated = new Float64Array(index.room)
  dated.set(index.dated)
  index.dated = dated
  for (const mark of marks)
    for (const [value, bits] of index.byMark[mark]) index.byMark[mark].set(value, withRoomFor(bits, index.room))
}

function makeRoomFor(index: CatalogueIndex, revisionId: number) {
  const enlarged = new Int32Array(Math.max(1_024, 2 * revisionId)).fill(-1)
  enlarged.set(index.ofRevision)
  index.ofRevision = enlarged
}

/** Puts the numbers from `from` on into the orders. These become new lists: other requests may be reading the old ones. */
export function sortIndex(index: CatalogueIndex, from: number) {
  const { facts, orders } = index
  const added = facts.slice(from).map((_, n) => from + n)
  const publications = added.filter((number) => facts[number]!.kind === 'publication')
  index.orders = {
    posted: merged(orders.posted, added, postedFirst(facts)),
    newest: merged(orders.newest, publications, newestFirst(facts)),
    title: merged(orders.title, publications, titleFirst(facts)),
  }
}

import { withRoomFor, noBits, setBit, type Bits } from '@/lib/bits'
import { learnFiles, noFiles, type Files } from './index-files'
import { merged, newestFirst, postedFirst, titleFirst } from './index-orders'
import type { Fact } from './fact'

/** By what entries are told apart; a term by its number in the database. */
const marks = ['kind', 'language', 'year', 'type', 'series', 'term', 'origin'] as const
export type Mark = (typeof marks)[number]

/** A fact with all that marks it, and the files it offers with the pages of each. */
export type IndexedRelease = { fact: Fact; marked: [Mark, string][]; files: string[] }

/**
 * Releases that were live at a moment that somebody asked about, numbered from 0 as they were met. Numbers are only added,
 * so that pictures of several moments share one ledger: each has its own set of what is live.
 */
export type CatalogueIndex = {
  facts: Fact[]
  numberOf: Map<number, number>
  /** The last number of a revision by its id, -1 for none, and the one before each: a revision may be released again. */
  ofRevision: Int32Array
  before: number[]
  /** When each is dated (UTC ms), beside the facts: whoever compares all of them goes through these much faster. */
  dated: Float64Array
  ofEntry: Map<number, number[]>
  marked: Record<Mark, Map<string, Bits>>
  room: number
  orders: Orders
  files: Files
}
/** Numbers in order, those that are no longer live among them; all but `posted` of publications alone. */
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
    marked: Object.fromEntries(marks.map((mark) => [mark, new Map()])) as CatalogueIndex['marked'],
    orders: { posted: none, newest: none, title: none },
    files: noFiles(),
  }
}

/** Takes up what was not known yet. Orders are not put right before `settle`. */
export function addToIndex(ledger: CatalogueIndex, { fact, marked, files }: IndexedRelease): number {
  const known = ledger.numberOf.get(fact.releaseId)
  if (known !== undefined) return known
  const number = ledger.facts.length
  if (number >= ledger.room) enlarge(ledger)
  ledger.facts.push(fact)
  ledger.numberOf.set(fact.releaseId, number)
  ledger.dated[number] = fact.dated
  if (fact.revisionId >= ledger.ofRevision.length) makeRoomFor(ledger, fact.revisionId)
  ledger.before.push(ledger.ofRevision[fact.revisionId]!)
  ledger.ofRevision[fact.revisionId] = number
  const others = ledger.ofEntry.get(fact.entryId)
  if (others) others.push(number)
  else ledger.ofEntry.set(fact.entryId, [number])
  for (const [mark, value] of marked) {
    const having = ledger.marked[mark].get(value) ?? noBits(ledger.room)
    setBit(having, number)
    ledger.marked[mark].set(value, having)
  }
  learnFiles(ledger.files, number, files)
  return number
}

/** Who holds a shorter set than this still has all that was in it then. */
function enlarge(ledger: CatalogueIndex) {
  ledger.room = Math.max(1_024, ledger.room * 2)
  const dated = new Float64Array(ledger.room)
  dated.set(ledger.dated)
  ledger.dated = dated
  for (const mark of marks)
    for (const [value, having] of ledger.marked[mark]) ledger.marked[mark].set(value, withRoomFor(having, ledger.room))
}

function makeRoomFor(ledger: CatalogueIndex, revisionId: number) {
  const more = new Int32Array(Math.max(1_024, 2 * revisionId)).fill(-1)
  more.set(ledger.ofRevision)
  ledger.ofRevision = more
}

/** Puts numbers from `from` on into the orders. New lists take the place of the old, which others may be reading. */
export function sortIndex(ledger: CatalogueIndex, from: number) {
  const { facts, orders } = ledger
  const fresh = facts.slice(from).map((_, n) => from + n)
  const shelved = fresh.filter((number) => facts[number]!.kind === 'publication')
  ledger.orders = {
    posted: merged(orders.posted, fresh, postedFirst(facts)),
    newest: merged(orders.newest, shelved, newestFirst(facts)),
    title: merged(orders.title, shelved, titleFirst(facts)),
  }
}

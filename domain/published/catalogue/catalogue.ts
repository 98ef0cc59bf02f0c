import { publicVersion, read } from '@/db/connection'
import { clearBit, countIntersection, withRoomFor, hasBit, noBits, setBit, type Bits } from '@/lib/bits'
import { pauses } from '@/lib/pauses'
import { portions } from '@/lib/portions'
import { facetsOf, type Facets } from './facets'
import {
  addToIndex,
  newCatalogueIndex,
  sortIndex,
  type IndexedRelease,
  type CatalogueIndex,
  type Orders,
} from './index'
import type { Fact } from './fact'
import { forgetPages, readPages, type Files } from './index-files'
import { changedAfter, lastPosition, liveAfter, liveOf, portionLength, turnedBetween } from './index-rows'
import { lastTurn, nextGoLive } from '../live'
import { siteSettings } from '../site'

/**
 * What is live at a moment: entries by the numbers of a ledger. Lists and counts are made of it; what is shown of an
 * entry is read anew each time.
 */
export type Catalogue = {
  /** All numbers are below it. */
  size: number
  live: Bits
  /** How many are live. */
  total: number
  facts: Fact[]
  facets: Facets
  orders: Orders
  files: Files
  ledger: CatalogueIndex
}

type CachedCatalogue = {
  db: unknown
  zone: string
  version: number
  /** The last change that it knows of. */
  position: number
  /** The moment it was made for, and those it holds for (UTC ms). */
  at: number
  from: number
  until: number
  catalogue: Catalogue
}

// Two, so that an editor who looks at the site of another moment does not take readers' from them.
const atMost = 2

// Next's bundles and the front door each load this module; one picture is enough for all.
const key = Symbol.for('gazette.catalogue')
const shared = globalThis as { [key]?: { catalogues: CachedCatalogue[]; turn: Promise<unknown> } }

function all() {
  return (shared[key] ??= { catalogues: [], turn: Promise.resolve() })
}

/**
 * The catalogue of a moment (UTC ms). One is kept under the same rule as finished pages: while the public version stands,
 * and for the moments between two releases. The next is made from it by looking at what changed.
 */
export async function catalogueAt(now: number): Promise<Catalogue> {
  const cached = find(now)
  if (cached) return cached.catalogue
  // One after the other: who waited finds what the one before made.
  const turn = all().turn.then(async () => (find(now) ?? (await make(now))).catalogue)
  all().turn = turn.catch(() => {})
  return turn
}

function find(now: number) {
  const db = read()
  const version = publicVersion()
  return all().catalogues.find((one) => one.db === db && one.version === version && one.from <= now && now < one.until)
}

/** What changes while it is made is looked at again, a few times at most. */
async function make(now: number): Promise<CachedCatalogue> {
  const db = read()
  const { zone } = await siteSettings()
  let base = all().catalogues.find((one) => one.db === db && one.zone === zone && !isWorn(one.catalogue))
  for (let tries = 0; ; tries++) {
    const version = publicVersion()
    const next = { db, zone, version, at: now, ...(await advance({ now, zone, base })) }
    base = next
    if (publicVersion() !== version && tries < 3) continue
    const sameVersion = all().catalogues.filter((one) => one.db === db && one.version === version)
    all().catalogues = [next, ...sameVersion].slice(0, atMost)
    return next
  }
}

/** More of it was live once than is now. */
function isWorn({ ledger, orders }: Catalogue) {
  return orders.posted.length > 10_000 && orders.posted.length > 2 * ledger.ofEntry.size
}

async function advance({ now, zone, base }: { now: number; zone: string; base?: CachedCatalogue }) {
  const [position, from, until] = await Promise.all([lastPosition(), lastTurn(now), nextGoLive(now)])
  const ledger = base?.catalogue.ledger ?? newCatalogueIndex()
  const pause = pauses()
  const known = ledger.facts.length
  let live = noBits(ledger.room)
  if (base) live.set(base.catalogue.live)
  const take = (learned: IndexedRelease[]) => {
    for (const one of learned) {
      const number = addToIndex(ledger, one)
      live = withRoomFor(live, ledger.room)
      setBit(live, number)
    }
  }
  if (base) {
    const changed = await changedAfter(base.position)
    forgetPages(ledger.files, changed.mediaIds)
    const entryIds = [...new Set([...changed.entryIds, ...(await turnedBetween(base.at, now))])]
    for (const ids of portions(entryIds, portionLength)) {
      await pause()
      const learned = await liveOf(now, ids, zone)
      for (const id of ids) for (const number of ledger.ofEntry.get(id) ?? []) clearBit(live, number)
      take(learned)
    }
  } else
    for (let after: number | undefined = 0; after !== undefined; await pause()) {
      const { learned, last } = await liveAfter(now, after, zone)
      take(learned)
      after = last
    }
  await readPages(ledger.files, pause)
  sortIndex(ledger, known)
  const size = ledger.facts.length
  live = live.slice(0, Math.ceil(size / 32))
  const { facts, orders, files } = ledger
  const facets = await facetsOf(ledger, live)
  return {
    position,
    from,
    until: until ?? Infinity,
    catalogue: { size, live, total: countIntersection(live, live), facts, facets, orders, files, ledger },
  }
}

/** The number of the live release that carries a revision. */
export function numberOf({ ledger, live, size }: Catalogue, revisionId: number): number | undefined {
  let number = ledger.ofRevision[revisionId] ?? -1
  while (number >= size || (number >= 0 && !hasBit(live, number))) number = ledger.before[number]!
  return number < 0 ? undefined : number
}

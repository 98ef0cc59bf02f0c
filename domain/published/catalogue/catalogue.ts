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
 * What is live at a moment: releases by their numbers in an index. Lists and counts are made of it; what a page shows of an
 * entry is read from the database each time.
 */
export type Catalogue = {
  /** All numbers are below this one. */
  size: number
  live: Bits
  /** How many are live. */
  total: number
  facts: Fact[]
  facets: Facets
  orders: Orders
  files: Files
  index: CatalogueIndex
}

type CachedCatalogue = {
  db: unknown
  zone: string
  version: number
  /** The last public change that is in it. */
  position: number
  /** The moment it was made for, and the moments from which and until which it is right (UTC ms). */
  at: number
  from: number
  until: number
  catalogue: Catalogue
}

// Two: an editor who looks at the site of another moment does not push out the one that readers need.
const mostCached = 2

// Next's bundles and the front door each load this module; they share one cache.
const key = Symbol.for('gazette.catalogue')
const shared = globalThis as { [key]?: { catalogues: CachedCatalogue[]; turn: Promise<unknown> } }

function sharedCache() {
  return (shared[key] ??= { catalogues: [], turn: Promise.resolve() })
}

/**
 * The catalogue of a moment (UTC ms). It is cached by the same rule as finished pages: while the public version stays the same,
 * and for the moments between two releases. The next one is made from it and from what changed.
 */
export async function catalogueAt(now: number): Promise<Catalogue> {
  const cached = findCached(now)
  if (cached) return cached.catalogue
  // One after the other: a request that waited may find the catalogue that the one before it made.
  const turn = sharedCache().turn.then(async () => (findCached(now) ?? (await makeCatalogue(now))).catalogue)
  sharedCache().turn = turn.catch(() => {})
  return turn
}

function findCached(now: number) {
  const db = read()
  const version = publicVersion()
  return sharedCache().catalogues.find(
    (cached) => cached.db === db && cached.version === version && cached.from <= now && now < cached.until,
  )
}

/** Makes a catalogue and caches it. Where something public changes meanwhile, it is made again, a few times at most. */
async function makeCatalogue(now: number): Promise<CachedCatalogue> {
  const db = read()
  const { zone } = await siteSettings()
  let base = sharedCache().catalogues.find(
    (cached) => cached.db === db && cached.zone === zone && !isMostlyOld(cached.catalogue),
  )
  for (let tries = 0; ; tries++) {
    const version = publicVersion()
    const next = { db, zone, version, at: now, ...(await advance({ now, zone, base })) }
    base = next
    if (publicVersion() !== version && tries < 3) continue
    const sameVersion = sharedCache().catalogues.filter((cached) => cached.db === db && cached.version === version)
    sharedCache().catalogues = [next, ...sameVersion].slice(0, mostCached)
    return next
  }
}

/** Most releases of its index are live no longer: the next one begins with an empty index. */
function isMostlyOld({ index, orders }: Catalogue) {
  return orders.posted.length > 10_000 && orders.posted.length > 2 * index.ofEntry.size
}

async function advance({ now, zone, base }: { now: number; zone: string; base?: CachedCatalogue }) {
  const [position, from, until] = await Promise.all([lastPosition(), lastTurn(now), nextGoLive(now)])
  const index = base?.catalogue.index ?? newCatalogueIndex()
  const pause = pauses()
  const sortedCount = index.facts.length
  let live = noBits(index.room)
  if (base) live.set(base.catalogue.live)
  const addAll = (added: IndexedRelease[]) => {
    for (const release of added) {
      const number = addToIndex(index, release)
      live = withRoomFor(live, index.room)
      setBit(live, number)
    }
  }
  if (base) {
    const changed = await changedAfter(base.position)
    forgetPages(index.files, changed.mediaIds)
    const entryIds = [...new Set([...changed.entryIds, ...(await turnedBetween(base.at, now))])]
    for (const ids of portions(entryIds, portionLength)) {
      await pause()
      const added = await liveOf(now, ids, zone)
      for (const id of ids) for (const number of index.ofEntry.get(id) ?? []) clearBit(live, number)
      addAll(added)
    }
  } else
    for (let after: number | undefined = 0; after !== undefined; await pause()) {
      const { indexed, last } = await liveAfter(now, after, zone)
      addAll(indexed)
      after = last
    }
  await readPages(index.files, pause)
  sortIndex(index, sortedCount)
  const size = index.facts.length
  live = live.slice(0, Math.ceil(size / 32))
  const { facts, orders, files } = index
  const facets = await facetsOf(index, live)
  return {
    position,
    from,
    until: until ?? Infinity,
    catalogue: { size, live, total: countIntersection(live, live), facts, facets, orders, files, index },
  }
}

/** The number of the live release that carries a revision. */
export function numberOf({ index, live, size }: Catalogue, revisionId: number): number | undefined {
  let number = index.ofRevision[revisionId] ?? -1
  while (number >= size || (number >= 0 && !hasBit(live, number))) number = index.before[number]!
  return number < 0 ? undefined : number
}

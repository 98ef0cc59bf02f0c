import { publicVersion, read } from '@/db/connection'
import { lastTurn, nextGoLive } from '../live'
import { siteSettings } from '../site'
import { changedSinceLook, lastPosition } from './index-rows'

/** Ids of what changed between two moments: entries by their releases, entries by names in their records, files by their pages. */
type Changed = {
  entryIds: number[]
  renamedIds: number[]
  mediaIds: string[]
  /** True if anything else changed than releases and redirects, such as which texts are translations of each other. */
  isMore: boolean
}

/** The things that a value is made from; `base`: the value of another moment and what changed since, where there is one. */
export type Step<T> = { now: number; zone: string; base?: { value: T; changed: Changed } }

type Cached<T> = {
  db: unknown
  zone: string
  version: number
  /** The last public change that is in it. */
  position: number
  /** The moment it was made for, and the moments from which and until which it is right (UTC ms). */
  at: number
  from: number
  until: number
  value: T
}

type Cache<T> = { values: Cached<T>[]; turn: Promise<unknown> }

// Two: an editor who looks at the site of another moment does not push out the one that readers need.
const maxCached = 2

/**
 * Returns what `make` makes of everything that is public at a moment (UTC ms), cached by the same rule as finished pages: while
 * the public version stays the same, and for the moments between two releases. The next value is made from the one before it
 * and from what changed, unless that `isWornOut`.
 */
export function cachedByMoment<T>(
  name: string,
  make: (step: Step<T>) => Promise<T>,
  isWornOut: (value: T) => boolean = () => false,
): (now: number) => Promise<T> {
  // Next's bundles and the front door each load this module; they share one cache.
  const key = Symbol.for(`gazette.${name}`)
  const shared = globalThis as { [key]?: Cache<T> }
  const cache = () => (shared[key] ??= { values: [], turn: Promise.resolve() })

  return async (now) => {
    const cached = await findCached(cache(), now)
    if (cached) return cached.value
    // Values are made one after the other: a request that waited may find the value that the one before it made.
    const turn = cache().turn.then(async () => ((await findCached(cache(), now)) ?? (await makeNext(now))).value)
    cache().turn = turn.catch(() => {})
    return turn
  }

  /** Makes a value and caches it. Where something public changes meanwhile, it is made again, a few times at most. */
  async function makeNext(now: number): Promise<Cached<T>> {
    const db = read()
    const { zone } = await siteSettings()
    let base = cache().values.find((cached) => cached.db === db && cached.zone === zone && !isWornOut(cached.value))
    for (let tries = 0; ; tries++) {
      const version = await publicVersion()
      const [position, from, until = Infinity] = await Promise.all([lastPosition(), lastTurn(now), nextGoLive(now)])
      const value = await make({
        now,
        zone,
        base: base && { value: base.value, changed: await changedSince(base, version, now) },
      })
      const next = { db, zone, version, position, at: now, from, until, value }
      base = next
      if ((await publicVersion()) !== version && tries < 3) continue
      const sameVersion = cache().values.filter((cached) => cached.db === db && cached.version === version)
      cache().values = [next, ...sameVersion].slice(0, maxCached)
      return next
    }
  }
}

/** Each change of a release, and of a redirect, moves the public version by one and is one row in the list of changes. */
async function changedSince<T>(base: Cached<T>, version: number, now: number): Promise<Changed> {
  const { count, isOfAddressesAlone, ...changed } = await changedSinceLook(base, now)
  return { ...changed, isMore: !isOfAddressesAlone || count !== version - base.version }
}

async function findCached<T>({ values }: Cache<T>, now: number) {
  const db = read()
  const version = await publicVersion()
  return values.find(
    (cached) => cached.db === db && cached.version === version && cached.from <= now && now < cached.until,
  )
}

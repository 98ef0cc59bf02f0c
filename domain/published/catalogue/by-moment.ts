import { publicVersion, read } from '@/db/connection'
import { lastTurn, nextGoLive } from '../live'
import { siteSettings } from '../site'
import { changedSinceLook, lastPosition } from './index-rows'

/** Entries with new releases (`entryIds`), entries with renamed terms or publishers, and files with new pages. */
type ChangedEntries = {
  entryIds: number[]
  withRenamesIds: number[]
  mediaIds: string[]
  /** True if something other than releases and redirects changed, such as translations. */
  isMore: boolean
}

/** `base`: a value that was made for another moment, and the changes since. */
export type CacheStep<T> = { now: number; zone: string; base?: { value: T; changed: ChangedEntries } }

type CachedValue<T> = {
  db: unknown
  zone: string
  version: number
  /** The position in the list of public changes up to which the value is made. */
  position: number
  /** Valid from `from` until `until` (UTC ms); made for `at`. */
  at: number
  from: number
  until: number
  value: T
}

type MomentCache<T> = { values: CachedValue<T>[]; turn: Promise<unknown> }

// Two values are kept, so that an editor who views another moment does not displace the readers' value.
const maxCached = 2

/** Caches a value of a moment (UTC ms) until something public changes. Reuses the last value unless it `isWornOut`. */
export function cachedByMoment<T>(
  name: string,
  make: (step: CacheStep<T>) => Promise<T>,
  isWornOut: (value: T) => boolean = () => false,
): (now: number) => Promise<T> {
  // Next's bundles and the front door each load this module: the cache is shared through the global object.
  const key = Symbol.for(`gazette.${name}`)
  const shared = globalThis as { [key]?: MomentCache<T> }
  const cache = () => (shared[key] ??= { values: [], turn: Promise.resolve() })

  return async (now) => {
    const cached = await findCached(cache(), now)
    if (cached) return cached.value
    // Values are made one at a time: a request that waited may find the value of the request before it.
    const turn = cache().turn.then(async () => ((await findCached(cache(), now)) ?? (await makeNext(now))).value)
    cache().turn = turn.catch(() => {})
    return turn
  }

  /** Tries again if something public changes while the value is made. */
  async function makeNext(now: number): Promise<CachedValue<T>> {
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

/** Finds changes since a value. More versions than rows: something other than releases or redirects changed. */
async function changedSince<T>(base: CachedValue<T>, version: number, now: number): Promise<ChangedEntries> {
  const { count, isOfAddressesAlone, ...changed } = await changedSinceLook(base, now)
  return { ...changed, isMore: !isOfAddressesAlone || count !== version - base.version }
}

async function findCached<T>({ values }: MomentCache<T>, now: number) {
  const db = read()
  const version = await publicVersion()
  return values.find(
    (cached) => cached.db === db && cached.version === version && cached.from <= now && now < cached.until,
  )
}

import { not } from 'drizzle-orm'
import { additionsTo } from '@/db/dialect'
import { publicVersion, read, type Db } from '@/db/connection'
import { addresses, oldAddresses } from '@/db/schema'
import { oldShapes } from '@/lib/web/old-shapes'
import { createPause } from '@/lib/process/pauses'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { nextGoLive } from '@/domain/published/live'
import { destinationOf } from '@/domain/published/redirects'
import { livePaths } from '@/domain/published/sitemap'
import { answersOf, storedAddresses, type StoredAddress } from './every-address'

/** A broken address. `target`: where its redirect leads; null for a former address of a text. */
export type SilentAddress = { path: string; target: string | null; asks: string | null }

export async function silentAddresses(actor: Actor, now: number, onProgress?: (n: number) => void) {
  permit(actor, 'manageRedirects')
  const { total, rows } = await silentRows(actor, now, onProgress)
  return { total, silent: rows.map(silentAddressOf) }
}

function silentAddressOf({ path, target, asks }: StoredAddress): SilentAddress {
  return { path, target, asks }
}

async function silentRows(reader: Pick<Actor, 'id'>, now: number, onProgress?: (n: number) => void) {
  const [rows, live] = [await storedAddresses(reader, now), await livePaths(now)]
  const targets = new Map(rows.flatMap(({ path, target }) => (target === null ? [] : [[path, target] as const])))
  const answers = redirectAnswers(live, targets, now)
  const silent: StoredAddress[] = []
  const pause = createPause()
  for (const [n, row] of rows.entries()) {
    if (n % 50 === 0) onProgress?.(n)
    await pause()
    const { path, target, asks } = row
    if (await answers(target ?? asks ?? path)) continue
    if ((await answersOf(row, now)).is === 'nothing') silent.push(row)
  }
  return { total: rows.length, rows: silent.sort((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** Creates a quick check, cached by target, since thousands share one. Other addresses get a full check. */
function redirectAnswers(live: Set<string>, targets: Map<string, string>, now: number) {
  const ends = new Map<string, boolean>()
  return async (path: string) => {
    if (live.has(path)) return true
    const places = targets.has(path) ? [path] : oldShapes(path)
    const target = places.flatMap((place) => (typeof place === 'string' ? (targets.get(place) ?? []) : []))[0]
    if (target === undefined) return false
    if (!ends.has(target)) ends.set(target, live.has(target) || (await destinationOf(target, now)) !== undefined)
    return ends.get(target)!
  }
}

type SilentCache = {
  db: Db
  version: number
  until: number
  lastOldAddress: number | null
  /** When all were checked (UTC ms), and whether nothing has changed since. */
  askedAt: number
  isWhole: boolean
  /** When the broken ones were last checked (UTC ms). */
  from: number
  found: ReturnType<typeof silentRows>
}
let cache: SilentCache | undefined

/** Milliseconds that an answer is assumed to be valid. */
const answerLifetime = 600_000

/** Finds silent addresses: after a public change, checks these again; every ten minutes, all. Cached for all people. */
export async function cachedSilentAddresses(actor: Actor, now: number) {
  permit(actor, 'manageRedirects')
  const [db, version] = [read(), await publicVersion()]
  const [old] = await db.select({ last: additionsTo(oldAddresses) }).from(oldAddresses)
  const lastOldAddress = old!.last
  const known = cache?.db === db && cache.lastOldAddress === lastOldAddress && cache.from <= now ? cache : undefined
  const isTrusted = known !== undefined && now < known.askedAt + answerLifetime
  const isUnchanged = known !== undefined && known.version === version && now < known.until
  if (!isUnchanged || !(known.isWhole || isTrusted)) {
    const until = (await nextGoLive(now)) ?? Infinity
    const common = { db, version, lastOldAddress, until, from: now }
    cache = isTrusted
      ? {
          ...common,
          askedAt: known.askedAt,
          isWhole: false,
          found: known.found.then((found) => stillSilent(found, now)),
        }
      : { ...common, askedAt: now, isWhole: true, found: silentRows({ id: null }, now) }
    cache.found.catch(() => (cache = undefined))
  }
  const { rows } = await cache!.found
  const isOpen = isOpenTo(actor, addresses.entryId)
  const closed = isOpen ? await db.select({ path: addresses.path }).from(addresses).where(not(isOpen)) : []
  const closedPaths = new Set(closed.map(({ path }) => path))
  return rows.filter(({ path }) => !closedPaths.has(path)).map(silentAddressOf)
}

async function stillSilent({ total, rows }: Awaited<ReturnType<typeof silentRows>>, now: number) {
  const silent: StoredAddress[] = []
  for (const row of rows) if ((await answersOf(row, now)).is === 'nothing') silent.push(row)
  return { total, rows: silent }
}

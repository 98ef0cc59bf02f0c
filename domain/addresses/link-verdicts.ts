import { and, count, gt, inArray, max } from 'drizzle-orm'
import { publicVersion, read, type Db } from '@/db/connection'
import { additionsTo } from '@/db/dialect'
import { media, releases, revisionLinks, terms } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { inPortions } from '@/lib/lists/portions'
import { areaOf } from '@/lib/web/public-address'
import { changedSinceLook, lastPosition } from '@/domain/published/catalogue/index-rows'
import { isLiveText, lastTurn, nextGoLive } from '@/domain/published/live'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { ownPath, brokenReason } from './links'

/** Reasons of broken addresses, valid until something changes that links depend on, or a release comes. */
type CachedVerdicts = {
  db: Db
  /** Public version, terms and uploads: a new upload does not change the version. */
  state: string
  from: number
  until: number
  /** The last included public change, and the start (UTC ms). */
  position: number
  at: number
  /** By link; undefined if it works or leads elsewhere. Links to live entries are not included. */
  reasons: Map<string, string | undefined>
}
let cachedVerdicts: CachedVerdicts | undefined

/** Linked addresses up to a row of the table; some texts may be gone. */
type LinkedPages = {
  db: Db
  position: number
  /** Paths of this site by links. */
  hrefs: Map<string, string>
  open: Set<string>
  /** Links to live entries, also of redirects and menus, until their releases change. */
  hrefsTo: Map<number, string[]>
  working: Set<string>
}
let cachedLinked: LinkedPages | undefined

let pendingTurn: Promise<unknown> = Promise.resolve()

/** Returns broken addresses at a moment (UTC ms), and a function that explains one. Skips unchanged live entries. */
export function brokenHrefs(now: number) {
  return inTurn(() => findBrokenHrefs(now))
}

/** Returns all links of texts to this site, also of former texts, with their paths. */
export function linkedPaths(): Promise<ReadonlyMap<string, string>> {
  return inTurn(async () => {
    const linked = currentLinks()
    await readLinks(linked)
    return linked.hrefs
  })
}

/** Runs work one at a time: each request uses the results of the last one. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = pendingTurn.then(work)
  pendingTurn = result.catch(() => {})
  return result
}

async function findBrokenHrefs(now: number) {
  const linked = currentLinks()
  const { reasons } = await verdictsAt(now, linked)
  await readLinks(linked)
  const noteWorking = (href: string, entryId: number) => {
    linked.hrefsTo.set(entryId, [...(linked.hrefsTo.get(entryId) ?? []), href])
    linked.working.add(href)
  }
  await judgeHrefs(linked.open, now, (href, { entryId, why }) => {
    linked.open.delete(href)
    if (entryId === undefined) reasons.set(href, why)
    else noteWorking(href, entryId)
  })
  return {
    hrefs: Array.from(reasons).flatMap(([href, why]) => (why !== undefined && linked.hrefs.has(href) ? [href] : [])),
    whyBrokenNow: async (others: string[]) => {
      const found = new Map<string, string | undefined>()
      const isUnknown = (href: string) => !reasons.has(href) && !linked.working.has(href)
      await judgeHrefs(new Set(others.filter(isUnknown)), now, (href, { entryId, why }) => {
        if (entryId === undefined) found.set(href, why)
        // Otherwise later changes were looked at already.
        else if (cachedVerdicts?.reasons === reasons) noteWorking(href, entryId)
      })
      return (href: string) => found.get(href) ?? reasons.get(href)
    },
  }
}

function currentLinks(): LinkedPages {
  const db = read()
  const none = {
    position: 0,
    hrefs: new Map(),
    open: new Set<string>(),
    hrefsTo: new Map(),
    working: new Set<string>(),
  }
  if (cachedLinked?.db !== db) cachedLinked = { db, ...none }
  return cachedLinked
}

/** Returns the cached object while it is valid, and checks again what has changed. */
async function verdictsAt(now: number, linked: LinkedPages): Promise<CachedVerdicts> {
  const { db } = linked
  const [[term], [upload]] = await Promise.all([
    db.select({ id: max(terms.id), n: count() }).from(terms),
    db.select({ n: additionsTo(media) }).from(media),
  ])
  const state = JSON.stringify([await publicVersion(), term, upload])
  const old = cachedVerdicts
  if (old?.db === db && old.state === state && old.from <= now && now < old.until) return old
  const [from, until = Infinity, position] = await Promise.all([lastTurn(now), nextGoLive(now), lastPosition()])
  if (old?.db === db) await recheckHrefs(linked, old, now)
  return (cachedVerdicts = { db, state, from, until, position, at: now, reasons: new Map() })
}

/** Checks links again; links to entries without changed releases still work. */
async function recheckHrefs({ open, hrefs, hrefsTo, working }: LinkedPages, old: CachedVerdicts, now: number) {
  const { entryIds } = await changedSinceLook(old, now)
  for (const entryId of entryIds) {
    for (const href of hrefsTo.get(entryId) ?? []) {
      working.delete(href)
      if (hrefs.has(href)) open.add(href)
    }
    hrefsTo.delete(entryId)
  }
  for (const href of old.reasons.keys()) if (hrefs.has(href)) open.add(href)
}

async function readLinks(linked: LinkedPages) {
  const { db, hrefs, open } = linked
  const pause = createPause()
  for (;;) {
    const rows = await db
      .select({ id: revisionLinks.id, href: revisionLinks.href })
      .from(revisionLinks)
      .where(gt(revisionLinks.id, linked.position))
      .orderBy(revisionLinks.id)
      .limit(2_000)
    for (const { href } of rows) {
      const path = hrefs.has(href) ? undefined : ownPath(href)
      if (path === undefined) continue
      hrefs.set(href, path)
      open.add(href)
    }
    if (rows.length === 0) return
    linked.position = rows.at(-1)!.id
    await pause()
  }
}

async function judgeHrefs(
  hrefs: Set<string>,
  now: number,
  note: (href: string, verdict: { entryId?: number; why?: string }) => void,
) {
  const pause = createPause()
  for (const part of inPortions([...hrefs], 500)) {
    const paths = new Map(part.map((href) => [href, ownPath(href)]))
    // Most links lead to live entries, so these are queried together.
    const live = await livePathsAmong(
      [...paths].flatMap((pair) => pair.filter((path) => path !== undefined)),
      now,
    )
    for (const [href, path] of paths) {
      const entryId = live.get(href) ?? (path === undefined ? undefined : live.get(path))
      note(href, { entryId, why: path === undefined || entryId !== undefined ? undefined : await whyNow(path, now) })
      await pause()
    }
  }
}

async function livePathsAmong(paths: string[], now: number) {
  const rows = await read()
    .select({ path: releases.path, entryId: releases.entryId })
    .from(releases)
    .where(and(inArray(releases.path, paths), isLiveText(now)))
  return new Map(rows.map(({ path, entryId }) => [path, entryId]))
}

async function whyNow(path: string, now: number) {
  const why = await brokenReason(path, now)
  // A file can be linked to before a text uses it.
  if (why || areaOf(path) === 'files') return why
  return (await readerAnswerAt(path, now)) ? undefined : 'leads to a list that nothing is in yet'
}

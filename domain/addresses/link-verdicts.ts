import { and, count, gt, inArray, isNotNull, max } from 'drizzle-orm'
import { publicVersion, read, type Db } from '@/db/connection'
import { additionsTo } from '@/db/dialect'
import { media, releases, revisionLinks, terms } from '@/db/schema'
import { pauses } from '@/lib/process/pauses'
import { portions } from '@/lib/lists/portions'
import { areaOf } from '@/lib/web/public-address'
import { changedSinceLook, lastPosition } from '@/domain/published/catalogue/index-rows'
import { isLive, lastTurn, nextGoLive } from '@/domain/published/live'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { ownPath, whyBroken } from './links'

/** The reasons why addresses lead nowhere, found out once as long as nothing changed that links depend on, and between two releases. */
type Verdicts = {
  db: Db
  /** The state that links depend on: the public version, the topics and countries, and the uploads, of which new ones change no version. */
  state: string
  from: number
  until: number
  /** The last public change that is in them, and the moment they were begun at (UTC ms). */
  position: number
  at: number
  /** By what stands in the link; undefined where it leads somewhere, or to another site. Links to live entries are not among them. */
  reasons: Map<string, string | undefined>
}
let cachedVerdicts: Verdicts | undefined

/** The addresses that texts link to, up to a row of the table; some of those texts may be gone. */
type Linked = {
  db: Db
  position: number
  hrefs: Set<string>
  /** The addresses without a verdict. */
  open: Set<string>
  /** The addresses that lead to a live entry, until a release of it changes that. */
  hrefsTo: Map<number, string[]>
}
let cachedLinked: Linked | undefined

let turn: Promise<unknown> = Promise.resolve()

/**
 * The addresses in texts that lead nowhere at a moment (UTC ms), and a function that says why, for other addresses too. Only what
 * was not known before is found out: new links, those to entries of which something changed, and all that lead to no live entry.
 */
export function brokenHrefs(now: number) {
  // One request after the other: what one found out, the next knows.
  const result = turn.then(() => findBroken(now))
  turn = result.catch(() => {})
  return result
}

async function findBroken(now: number) {
  const linked = linkedNow()
  const { reasons } = await verdictsAt(now, linked)
  await readLinks(linked)
  await judge(linked.open, now, (href, { entryId, why }) => {
    linked.open.delete(href)
    if (entryId === undefined) reasons.set(href, why)
    else linked.hrefsTo.set(entryId, [...(linked.hrefsTo.get(entryId) ?? []), href])
  })
  return {
    hrefs: Array.from(reasons).flatMap(([href, why]) => (why !== undefined && linked.hrefs.has(href) ? [href] : [])),
    whyBrokenNow: async (others: string[]) => {
      const found = new Map<string, string | undefined>()
      const isUnknown = (href: string) => !reasons.has(href)
      await judge(new Set(others.filter(isUnknown)), now, (href, { why }) => found.set(href, why))
      return (href: string) => found.get(href) ?? reasons.get(href)
    },
  }
}

function linkedNow(): Linked {
  const db = read()
  if (cachedLinked?.db !== db) cachedLinked = { db, position: 0, hrefs: new Set(), open: new Set(), hrefsTo: new Map() }
  return cachedLinked
}

/** The verdicts that hold at a moment: the same object as long as they do. What no longer holds gets open. */
async function verdictsAt(now: number, linked: Linked): Promise<Verdicts> {
  const { db } = linked
  const [[term], [upload]] = await Promise.all([
    db.select({ id: max(terms.id), n: count() }).from(terms),
    db.select({ n: additionsTo(media) }).from(media),
  ])
  const state = JSON.stringify([await publicVersion(), term, upload])
  const old = cachedVerdicts
  if (old?.db === db && old.state === state && old.from <= now && now < old.until) return old
  const [from, until = Infinity, position] = await Promise.all([lastTurn(now), nextGoLive(now), lastPosition()])
  if (old?.db === db) await reopen(linked, old, now)
  return (cachedVerdicts = { db, state, from, until, position, at: now, reasons: new Map() })
}

/** Links to live entries of which no release came, went or changed lead there still; all others are open again. */
async function reopen({ open, hrefs, hrefsTo }: Linked, old: Verdicts, now: number) {
  const { entryIds } = await changedSinceLook(old, now)
  for (const entryId of entryIds) {
    for (const href of hrefsTo.get(entryId) ?? []) open.add(href)
    hrefsTo.delete(entryId)
  }
  for (const href of old.reasons.keys()) if (hrefs.has(href)) open.add(href)
}

async function readLinks(linked: Linked) {
  const { db, hrefs, open } = linked
  const pause = pauses()
  for (;;) {
    const rows = await db
      .select({ id: revisionLinks.id, href: revisionLinks.href })
      .from(revisionLinks)
      .where(gt(revisionLinks.id, linked.position))
      .orderBy(revisionLinks.id)
      .limit(2_000)
    for (const { href } of rows) {
      if (hrefs.has(href) || ownPath(href) === undefined) continue
      hrefs.add(href)
      open.add(href)
    }
    if (rows.length === 0) return
    linked.position = rows.at(-1)!.id
    await pause()
  }
}

/** Finds out where links lead: to a live entry, nowhere and why, or anywhere else. */
async function judge(
  hrefs: Set<string>,
  now: number,
  note: (href: string, verdict: { entryId?: number; why?: string }) => void,
) {
  const pause = pauses()
  for (const part of portions([...hrefs], 500)) {
    const paths = new Map(part.map((href) => [href, ownPath(href)]))
    // Most links lead to live entries: these are asked for together.
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
    .where(and(inArray(releases.path, paths), isLive(now), isNotNull(releases.revisionId)))
  return new Map(rows.map(({ path, entryId }) => [path, entryId]))
}

async function whyNow(path: string, now: number) {
  const why = await whyBroken(path, now)
  // A file that no text uses yet can be linked to before it is.
  if (why || areaOf(path) === 'files') return why
  return (await readerAnswerAt(path, now)) ? undefined : 'leads to a list that nothing is in yet'
}

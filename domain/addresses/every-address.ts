import { and, asc, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { publicVersion, read, type Db } from '@/db/connection'
import { bySlices } from '@/db/slices'
import { addresses, media, oldAddresses, redirects, releases, revisionMedia } from '@/db/schema'
import { oldShapes } from '@/lib/old-shapes'
import { pauses } from '@/lib/pauses'
import { permit, type Actor } from '@/domain/staff/actor'
import { oldAnswer } from './old-addresses'
import { answerAt } from '@/domain/published/answers'
import { hasCome, nextGoLive } from '@/domain/published/live'
import { destinationOf } from '@/domain/published/redirects'
import { livePaths } from '@/domain/published/sitemap'
import { containing, type Search } from './redirects'

/** What an address answers now: it waits for its moment, was claimed and never used, or leads nowhere although it was public. */
export type Answers =
  | { is: 'live' }
  | { is: 'moved'; to: string }
  | { is: 'withdrawn' }
  | { is: 'waits' }
  | { is: 'unused' }
  | { is: 'nothing' }

/** An address as people have it: a path of this site, or a whole address of one before it, with the path it asks for here. */
export type KnownAddress = { path: string; entryId: number | null; asks: string | null; answers: Answers }

const addressesPerPage = 50

/**
 * Every address that was ever public or is claimed, redirects and those of earlier sites among them, with what it answers at a
 * moment (UTC ms).
 */
export async function everyAddress(actor: Actor, { search = '', page = 1 }: Search, now: number) {
  permit(actor, 'manageRedirects')
  const { owned, unclaimed, led, old } = parts(search, now)
  const all = unionAll(owned(), unclaimed(), led, old).as('known')
  const [rows, [counted]] = await Promise.all([
    read()
      .select()
      .from(all)
      .orderBy(asc(all.path))
      .limit(addressesPerPage)
      .offset((page - 1) * addressesPerPage),
    read()
      .select({ n: sql<number>`count(*)` })
      .from(all),
  ])
  const items: KnownAddress[] = []
  for (const { target, ...row } of rows) items.push({ ...row, answers: await answersOf({ ...row, target }, now) })
  const total = counted!.n
  return { items, total, page, pages: Math.max(1, Math.ceil(total / addressesPerPage)) }
}

type Row = { path: string; entryId: number | null; target: string | null; asks: string | null }

/** Those of entries can be asked for a slice of them. */
function parts(search: string, now: number) {
  const holds = containing(search)
  const owned = (inside?: SQL) =>
    read()
      .select({
        path: addresses.path,
        entryId: sql<number | null>`${addresses.entryId}`.as('entry_id'),
        target: sql<string | null>`null`.as('target'),
        asks: sql<string | null>`null`.as('asks'),
      })
      .from(addresses)
      .where(and(inside, search.trim() ? holds(addresses.path) : undefined))
  // Every address is claimed before it is public: what readers had and nobody claims is damage.
  const unclaimed = (inside?: SQL) =>
    read()
      .selectDistinct({
        path: releases.path,
        entryId: sql<number | null>`${releases.entryId}`.as('entry_id'),
        target: sql<string | null>`null`.as('target'),
        asks: sql<string | null>`null`.as('asks'),
      })
      .from(releases)
      .where(
        and(
          inside,
          search.trim() ? holds(releases.path) : undefined,
          hasCome(now),
          isNull(releases.withdrawal),
          sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${releases.path}
          and ${addresses.entryId} = ${releases.entryId})`,
        ),
      )
  // One that an entry has taken since rests.
  const led = read()
    .select({
      path: redirects.source,
      entryId: sql<number | null>`null`.as('entry_id'),
      target: sql<string | null>`${redirects.target}`.as('target'),
      asks: sql<string | null>`null`.as('asks'),
    })
    .from(redirects)
    .where(
      and(
        search.trim() ? holds(redirects.source) : undefined,
        sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${redirects.source})`,
      ),
    )
  const old = read()
    .select({
      path: oldAddresses.url,
      entryId: sql<number | null>`null`.as('entry_id'),
      target: sql<string | null>`null`.as('target'),
      asks: sql<string | null>`${oldAddresses.path}`.as('asks'),
    })
    .from(oldAddresses)
    .where(search.trim() ? holds(oldAddresses.url) : undefined)
  return { owned, unclaimed, led, old }
}

async function allOf(now: number): Promise<Row[]> {
  const { owned, unclaimed, led, old } = parts('', now)
  return [
    ...(await bySlices(addresses.entryId, owned)),
    ...(await bySlices(releases.entryId, unclaimed)),
    ...(await led),
    ...(await old),
  ]
}

async function answersOf({ path, entryId, target, asks }: Row, now: number): Promise<Answers> {
  if (asks !== null) return oldAnswer({ host: new URL(path).host, path: asks }, now)
  if (target !== null) {
    const to = await destinationOf(target, now)
    if (to !== undefined) return { is: 'moved', to }
    return (await isUnusedFile(target, now)) ? { is: 'unused' } : { is: 'nothing' }
  }
  const answer = await answerAt(path, now)
  if (answer)
    return answer.is === 'moved' ? { is: 'moved', to: answer.path } : answer.is === 'here' ? stands : withdrawn
  if (await releasedAt(path, entryId!, hasCome(now))) return { is: 'nothing' }
  return (await releasedAt(path, entryId!, isNull(releases.cancelledAt))) ? { is: 'waits' } : { is: 'unused' }
}

/** An import has the old address of every upload lead on: of one that no text used which went out, readers had nothing here. */
async function isUnusedFile(target: string, now: number) {
  const [, id] = /^\/(?:files|media)\/(\w+)\//.exec(target) ?? []
  if (!id) return false
  const isIt = or(eq(media.id, id), eq(media.lineage, id))
  const used = read()
    .select({ n: sql`1` })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(releases, eq(releases.revisionId, revisionMedia.revisionId))
    .where(and(isIt, hasCome(now)))
    .limit(1)
  return (await read().$count(media, isIt)) > 0 && (await used).length === 0
}

const stands: Answers = { is: 'live' }
const withdrawn: Answers = { is: 'withdrawn' }

/** A withdrawal may carry the address of a text that never went out: only texts make an address public. */
async function releasedAt(path: string, entryId: number, when: ReturnType<typeof and>) {
  const [found] = await read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(eq(releases.path, path), eq(releases.entryId, entryId), isNull(releases.withdrawal), when))
    .limit(1)
  return found !== undefined
}

/**
 * An address that answers nothing: where a redirect meant it to lead, or null where readers once had it, here or at an
 * earlier site.
 */
export type Silent = { path: string; target: string | null; asks: string | null }

/** Addresses that were public, or lead somewhere by a redirect, and answer nothing now; with how many were asked. */
export async function silentAddresses(actor: Actor, now: number, asked?: (n: number) => void) {
  permit(actor, 'manageRedirects')
  const [rows, standing] = [await allOf(now), await livePaths(now)]
  const led = new Map(rows.flatMap(({ path, target }) => (target === null ? [] : [[path, target] as const])))
  const answers = answering(standing, led, now)
  const silent: Silent[] = []
  const pause = pauses()
  for (const [n, row] of rows.entries()) {
    if (n % 50 === 0) asked?.(n)
    await pause()
    const { path, target, asks } = row
    if (await answers(target ?? asks ?? path)) continue
    if ((await answersOf(row, now)).is === 'nothing') silent.push({ path, target, asks })
  }
  return { total: rows.length, silent }
}

/**
 * Whether an address answers as most do, and thousands lead to the same things: it is live, or leads to something that is,
 * itself or as an upload in another size does. What says no is asked in full.
 */
function answering(live: Set<string>, led: Map<string, string>, now: number) {
  const ends = new Map<string, boolean>()
  return async (path: string) => {
    if (live.has(path)) return true
    const places = led.has(path) ? [path] : oldShapes(path)
    const target = places.flatMap((place) => (typeof place === 'string' ? (led.get(place) ?? []) : []))[0]
    if (target === undefined) return false
    if (!ends.has(target)) ends.set(target, live.has(target) || (await destinationOf(target, now)) !== undefined)
    return ends.get(target)!
  }
}

type SilentAddresses = Awaited<ReturnType<typeof silentAddresses>>
let memory:
  { db: Db; version: number; from: number; until: number; noted: number; found: Promise<SilentAddresses> } | undefined

/**
 * The same as it was last found, while nothing that readers may see changed, nothing went live and no old address was noted
 * since: for pages that are often looked at.
 */
export async function rememberedSilentAddresses(actor: Actor, now: number): Promise<SilentAddresses> {
  permit(actor, 'manageRedirects')
  const [db, version] = [read(), publicVersion()]
  const noted = await db.$count(oldAddresses)
  const holds = memory?.db === db && memory.version === version && memory.noted === noted
  if (!holds || now < memory!.from || now >= memory!.until) {
    const until = (await nextGoLive(now)) ?? Infinity
    memory = { db, version, noted, from: now, until, found: silentAddresses(actor, now) }
    // What failed is asked again.
    memory.found.catch(() => (memory = undefined))
  }
  return memory!.found
}

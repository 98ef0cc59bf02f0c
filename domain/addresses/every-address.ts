import { and, asc, eq, gt, isNull, lte, or, sql, type Column, type SQL, type SQLWrapper } from 'drizzle-orm'
import { unionAll } from '@/db/kit'
import { read } from '@/db/connection'
import { selectInSlices } from '@/db/slices'
import { addresses, media, oldAddresses, redirects, releases, revisionMedia } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo } from '@/domain/staff/audience'
import { oldAnswer } from './old-addresses'
import { answerAt } from '@/domain/published/answers'
import { isPast } from '@/domain/published/live'
import { destinationOf } from '@/domain/published/redirects'
import { containsCondition, type RedirectSearch } from './redirects'

/** Answer of an address, which may be scheduled, never used or broken. */
type AddressAnswer =
  | { is: 'live' }
  | { is: 'moved'; to: string }
  | { is: 'withdrawn' }
  | { is: 'waits' }
  | { is: 'unused' }
  | { is: 'nothing' }

/** A path of this site, or a full address of an earlier site, with the path requested from this site (`asks`). */
export type KnownAddress = { path: string; entryId: number | null; asks: string | null; answers: AddressAnswer }

const addressesPerPage = 50

/** Returns a page of all addresses that were public or are claimed, and their answers at a moment (UTC ms). */
export async function everyAddress(actor: Actor, { search = '', page = 1 }: RedirectSearch, now: number) {
  permit(actor, 'manageRedirects')
  const { owned, unclaimed, redirectQuery, oldAddressQuery } = addressQueries(actor, search, now)
  const claimed = unionAll(owned(), redirectQuery, oldAddressQuery)
  const [known, [countRow]] = await Promise.all([
    // Reads up to this page, since each part has an index in this order. The last row before the page marks its start.
    unionAll(owned(), redirectQuery, oldAddressQuery)
      .orderBy(sql`path`)
      .limit(page === 1 ? addressesPerPage : addressesPerPage + 1)
      .offset(Math.max(0, (page - 1) * addressesPerPage - 1)),
    read()
      .select({ n: sql<number>`count(*)` })
      .from(claimed.as('known')),
  ])
  const total = countRow!.n
  const pages = Math.max(1, Math.ceil(total / addressesPerPage))
  const before = page === 1 ? undefined : known.shift()?.path
  const isInPage = and(
    before === undefined ? undefined : gt(releases.path, before),
    page < pages ? lte(releases.path, known.at(-1)!.path) : undefined,
  )
  const damaged = await unclaimed(isInPage).orderBy(asc(releases.path)).limit(addressesPerPage)
  const rows = [...known, ...damaged].sort((a, b) => (a.path < b.path ? -1 : 1))
  const items: KnownAddress[] = []
  for (const { target, ...row } of rows) items.push({ ...row, answers: await answersOf({ ...row, target }, now) })
  return { items, total, page, pages }
}

/** `target`: where a redirect leads; `asks`: the path that an address of an earlier site requests. */
export type StoredAddress = { path: string; entryId: number | null; target: string | null; asks: string | null }

const noValue = sql`null`

type AddressFacts = Partial<Record<'entryId' | 'target' | 'asks', SQLWrapper>>

function addressColumns<T extends Column>(path: T, { entryId, target, asks }: AddressFacts) {
  return {
    path,
    entryId: sql<number | null>`${entryId ?? noValue}`.as('entry_id'),
    target: sql<string | null>`${target ?? noValue}`.as('target'),
    asks: sql<string | null>`${asks ?? noValue}`.as('asks'),
  }
}

/** Creates the queries. Those of entries take a condition, so that entries are read in slices. */
function addressQueries(reader: Pick<Actor, 'id'>, search: string, now: number) {
  const holds = containsCondition(search)
  const owned = (inside?: SQL) =>
    read()
      .select(addressColumns(addresses.path, { entryId: addresses.entryId }))
      .from(addresses)
      .where(and(inside, isOpenTo(reader, addresses.entryId), search.trim() ? holds(addresses.path) : undefined))
  // Addresses are claimed before they are public: unclaimed ones are damage.
  const unclaimed = (inside?: SQL) =>
    read()
      .selectDistinct(addressColumns(releases.path, { entryId: releases.entryId }))
      .from(releases)
      .where(
        and(
          inside,
          isOpenTo(reader, releases.entryId),
          search.trim() ? holds(releases.path) : undefined,
          // With the sign, SQLite reads by path or entry, not by all moments.
          isPast(now, { goesLiveAt: sql`+${releases.goesLiveAt}`, cancelledAt: releases.cancelledAt }),
          isNull(releases.withdrawal),
          sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${releases.path}
          and ${addresses.entryId} = ${releases.entryId})`,
        ),
      )
  // An entry's later claim overrides a redirect.
  const redirectQuery = read()
    .select(addressColumns(redirects.source, { target: redirects.target }))
    .from(redirects)
    .where(
      and(
        search.trim() ? holds(redirects.source) : undefined,
        sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${redirects.source})`,
      ),
    )
  const oldAddressQuery = read()
    .select(addressColumns(oldAddresses.url, { asks: oldAddresses.path }))
    .from(oldAddresses)
    .where(search.trim() ? holds(oldAddresses.url) : undefined)
  return { owned, unclaimed, redirectQuery, oldAddressQuery }
}

export async function storedAddresses(reader: Pick<Actor, 'id'>, now: number): Promise<StoredAddress[]> {
  const { owned, unclaimed, redirectQuery, oldAddressQuery } = addressQueries(reader, '', now)
  return [
    ...(await selectInSlices(addresses.entryId, owned)),
    ...(await selectInSlices(releases.entryId, unclaimed)),
    ...(await redirectQuery),
    ...(await oldAddressQuery),
  ]
}

/** Finds what an address answers at a moment (UTC ms). */
export async function answersOf({ path, entryId, target, asks }: StoredAddress, now: number): Promise<AddressAnswer> {
  if (asks !== null) return oldAnswer({ host: new URL(path).host, path: asks }, now)
  if (target !== null) {
    const to = await destinationOf(target, now)
    if (to !== undefined) return { is: 'moved', to }
    return (await isUnusedFile(target, now)) ? { is: 'unused' } : { is: 'nothing' }
  }
  const answer = await answerAt(path, now)
  if (answer)
    return answer.is === 'moved'
      ? { is: 'moved', to: answer.path }
      : answer.is === 'here'
        ? liveAnswer
        : withdrawnAnswer
  if (await releaseAtPath(path, entryId!, isPast(now))) return { is: 'nothing' }
  return (await releaseAtPath(path, entryId!, isNull(releases.cancelledAt))) ? { is: 'waits' } : { is: 'unused' }
}

/** Returns whether no released text uses the file. An import adds a redirect for every upload, even an unused one. */
async function isUnusedFile(target: string, now: number) {
  const [, id] = /^\/(?:files|media)\/(\w+)\//.exec(target) ?? []
  if (!id) return false
  const isThisUpload = or(eq(media.id, id), eq(media.lineage, id))
  const release = read()
    .select({ n: sql`1` })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .innerJoin(releases, eq(releases.revisionId, revisionMedia.revisionId))
    .where(and(isThisUpload, isPast(now)))
    .limit(1)
  return (await read().$count(media, isThisUpload)) > 0 && (await release).length === 0
}

const liveAnswer: AddressAnswer = { is: 'live' }
const withdrawnAnswer: AddressAnswer = { is: 'withdrawn' }

/** Returns whether a text was released at a path. A withdrawal does not count: its text may be unpublished. */
async function releaseAtPath(path: string, entryId: number, when: ReturnType<typeof and>) {
  const [release] = await read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(eq(releases.path, path), eq(releases.entryId, entryId), isNull(releases.withdrawal), when))
    .limit(1)
  return release !== undefined
}

import { and, asc, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import { unionAll } from '@/db/kit'
import { read } from '@/db/connection'
import { bySlices } from '@/db/slices'
import { addresses, media, oldAddresses, redirects, releases, revisionMedia } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { oldAnswer } from './old-addresses'
import { answerAt } from '@/domain/published/answers'
import { isPast } from '@/domain/published/live'
import { destinationOf } from '@/domain/published/redirects'
import { containing, type Search } from './redirects'

/** The answer of an address now: it waits for its moment, was claimed and never used, or leads nowhere although it was public. */
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
  const { owned, unclaimed, redirectQuery, oldAddressQuery } = addressQueries(search, now)
  const all = unionAll(owned(), unclaimed(), redirectQuery, oldAddressQuery).as('known')
  const [rows, [countRow]] = await Promise.all([
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
  const total = countRow!.n
  return { items, total, page, pages: Math.max(1, Math.ceil(total / addressesPerPage)) }
}

/** An address as it is stored: `target` of a redirect, `asks` of an address of an earlier site. */
export type StoredAddress = { path: string; entryId: number | null; target: string | null; asks: string | null }

/** The queries for addresses by their source; those for entries take a condition, for a slice of them. */
function addressQueries(search: string, now: number) {
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
          isPast(now),
          isNull(releases.withdrawal),
          sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${releases.path}
          and ${addresses.entryId} = ${releases.entryId})`,
        ),
      )
  // A redirect whose address an entry has claimed since does not count.
  const redirectQuery = read()
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
  const oldAddressQuery = read()
    .select({
      path: oldAddresses.url,
      entryId: sql<number | null>`null`.as('entry_id'),
      target: sql<string | null>`null`.as('target'),
      asks: sql<string | null>`${oldAddresses.path}`.as('asks'),
    })
    .from(oldAddresses)
    .where(search.trim() ? holds(oldAddresses.url) : undefined)
  return { owned, unclaimed, redirectQuery, oldAddressQuery }
}

/** All of them as they are stored, read in slices. */
export async function storedAddresses(now: number): Promise<StoredAddress[]> {
  const { owned, unclaimed, redirectQuery, oldAddressQuery } = addressQueries('', now)
  return [
    ...(await bySlices(addresses.entryId, owned)),
    ...(await bySlices(releases.entryId, unclaimed)),
    ...(await redirectQuery),
    ...(await oldAddressQuery),
  ]
}

/** Returns what a stored address answers at a moment (UTC ms). */
export async function answersOf({ path, entryId, target, asks }: StoredAddress, now: number): Promise<Answers> {
  if (asks !== null) return oldAnswer({ host: new URL(path).host, path: asks }, now)
  if (target !== null) {
    const to = await destinationOf(target, now)
    if (to !== undefined) return { is: 'moved', to }
    return (await isUnusedFile(target, now)) ? { is: 'unused' } : { is: 'nothing' }
  }
  const answer = await answerAt(path, now)
  if (answer)
    return answer.is === 'moved' ? { is: 'moved', to: answer.path } : answer.is === 'here' ? stands : withdrawn
  if (await releasedAt(path, entryId!, isPast(now))) return { is: 'nothing' }
  return (await releasedAt(path, entryId!, isNull(releases.cancelledAt))) ? { is: 'waits' } : { is: 'unused' }
}

/** Returns whether a redirect leads to an upload that no released text ever used: an import adds one for every upload. */
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

const stands: Answers = { is: 'live' }
const withdrawn: Answers = { is: 'withdrawn' }

/** A withdrawal may carry the address of a text that never went out: only texts make an address public. */
async function releasedAt(path: string, entryId: number, when: ReturnType<typeof and>) {
  const [release] = await read()
    .select({ n: sql`1` })
    .from(releases)
    .where(and(eq(releases.path, path), eq(releases.entryId, entryId), isNull(releases.withdrawal), when))
    .limit(1)
  return release !== undefined
}

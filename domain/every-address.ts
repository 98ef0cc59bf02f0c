import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { read } from '@/db/connection'
import { addresses, redirects, releases } from '@/db/schema'
import { permit, type Actor } from './actor'
import { answerAt } from './published/answers'
import { hasCome } from './published/live'
import { endOf } from './published/redirects'
import { liveAddresses } from './published/sitemap'
import { containing, type Search } from './redirects'

/** What an address answers now: it waits for its moment, was claimed and never used, or leads nowhere although it was public. */
export type Answers =
  | { is: 'live' }
  | { is: 'moved'; to: string }
  | { is: 'withdrawn' }
  | { is: 'waits' }
  | { is: 'unused' }
  | { is: 'nothing' }

export type KnownAddress = { path: string; entryId: number | null; answers: Answers }

export const addressesPerPage = 50

/** Every address that was ever public or is claimed, redirects among them, with what it answers at a moment (UTC ms). */
export async function everyAddress(actor: Actor, { search = '', page = 1 }: Search, now: number) {
  permit(actor, 'manageRedirects')
  const all = allOf(search, now).as('known')
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
  for (const row of rows) items.push({ path: row.path, entryId: row.entryId, answers: await answersOf(row, now) })
  const total = counted!.n
  return { items, total, page, pages: Math.max(1, Math.ceil(total / addressesPerPage)) }
}

type Row = { path: string; entryId: number | null; target: string | null }

function allOf(search: string, now: number) {
  const holds = containing(search)
  const owned = read()
    .select({
      path: addresses.path,
      entryId: sql<number | null>`${addresses.entryId}`.as('entry_id'),
      target: sql<string | null>`null`.as('target'),
    })
    .from(addresses)
    .where(search.trim() ? holds(addresses.path) : undefined)
  // Every address is claimed before it is public: what readers had and nobody claims is damage.
  const unclaimed = read()
    .selectDistinct({
      path: releases.path,
      entryId: sql<number | null>`${releases.entryId}`.as('entry_id'),
      target: sql<string | null>`null`.as('target'),
    })
    .from(releases)
    .where(
      and(
        ...[search.trim() ? holds(releases.path) : undefined, hasCome(now), isNull(releases.withdrawal)],
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
    })
    .from(redirects)
    .where(
      and(
        search.trim() ? holds(redirects.source) : undefined,
        sql`not exists (select 1 from ${addresses} where ${addresses.path} = ${redirects.source})`,
      ),
    )
  return unionAll(owned, unclaimed, led)
}

async function answersOf({ path, entryId, target }: Row, now: number): Promise<Answers> {
  if (target !== null) {
    const to = await endOf(target, now)
    return to === undefined ? { is: 'nothing' } : { is: 'moved', to }
  }
  const answer = await answerAt(path, now)
  if (answer)
    return answer.is === 'moved' ? { is: 'moved', to: answer.path } : answer.is === 'here' ? stands : withdrawn
  if (await releasedAt(path, entryId!, hasCome(now))) return { is: 'nothing' }
  return (await releasedAt(path, entryId!, isNull(releases.cancelledAt))) ? { is: 'waits' } : { is: 'unused' }
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

/** An address that answers nothing: where a redirect meant it to lead, or null where readers once had it. */
export type Silent = { path: string; target: string | null }

/** Addresses that were public, or lead somewhere by a redirect, and answer nothing now; with how many were asked. */
export async function silentAddresses(actor: Actor, now: number, asked?: (n: number) => void) {
  permit(actor, 'manageRedirects')
  const [rows, standing] = await Promise.all([allOf('', now), liveAddresses(now)])
  const live = new Set(standing.map(({ path }) => path))
  const silent: Silent[] = []
  for (const [n, row] of rows.entries()) {
    if (n % 50 === 0) {
      asked?.(n)
      await breathe()
    }
    // Most are simply there.
    if (live.has(row.target ?? row.path)) continue
    if ((await answersOf(row, now)).is === 'nothing') silent.push({ path: row.path, target: row.target })
  }
  return { total: rows.length, silent }
}

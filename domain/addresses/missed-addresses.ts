import { and, count, desc, eq, lt, ne, sql } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { missedPaths, redirects, releases } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { yearMonthOf } from '@/lib/time/time'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isErasedAddress } from '@/domain/published/erased'
import { hasRelease, isCurrentPage } from '@/domain/published/live'
import { siteSettings } from '@/domain/published/site'

/** `at`: approximate moment, UTC ms. */
export type MissedAddress = { path: string; times: number; at: number }

/** The count of all addresses that are not stored one by one. */
export const otherPaths = ''

const maxPerMonth = 2_000
const monthsKept = 13
const maxLength = 300

// Scanners request these, and some may contain a misplaced secret.
const hostilePattern =
  /[\x00-\x1f\x7f\\<>"'`{}|^]|%[01][0-9a-f]|%(22|27|2f|3c|3e|5c|60|7b|7c|7d|7f)|\.\.|\.(php\d?|phtml|aspx?|jsp|cgi|env|git|sql|bak|ini|ya?ml|log|zip|gz|tgz|rar|7z|exe|sh)(\/|$)|\/\.(?!well-known\/)|(^|\/)(wp-(login|admin|includes|json|config)|xmlrpc|cgi-bin|phpmyadmin|actuator|vendor|preview|setup)(\/|\.|$)/i

export function isWorthKeeping(path: string) {
  return path.length <= maxLength && !hostilePattern.test(path)
}

/** Counts missed addresses; stores nothing about readers. In a full month, new addresses share one count. */
export async function addMissed(allMissed: MissedAddress[]) {
  const { zone } = await siteSettings()
  const missed: MissedAddress[] = []
  // An erased address has words of a title or a file name.
  for (const one of allMissed) if (!(await isErasedAddress(one.path))) missed.push(one)
  if (missed.length === 0) return
  await write(async (tx) => {
    const room = new Map<string, number>()
    for (const { path, times, at } of missed) {
      const month = monthOf(at, zone)
      if (!room.has(month)) room.set(month, maxPerMonth - (await countMissedIn(tx, month)))
      const isKept = path === otherPaths || (await isAlreadyMissed(tx, path, month))
      const remaining = room.get(month)!
      if (!isKept && remaining > 0) room.set(month, remaining - 1)
      await addToCount(tx, { path: isKept || remaining > 0 ? path : otherPaths, month, times })
    }
  })
}

async function countMissedIn(tx: Tx, month: string) {
  const [row] = await tx.select({ n: count() }).from(missedPaths).where(eq(missedPaths.month, month))
  return row!.n
}

async function isAlreadyMissed(tx: Tx, path: string, month: string) {
  const [row] = await tx
    .select({ times: missedPaths.times })
    .from(missedPaths)
    .where(and(eq(missedPaths.path, path), eq(missedPaths.month, month)))
  return row !== undefined
}

type MissedCount = { path: string; month: string; times: number }

async function addToCount(tx: Tx, counted: MissedCount) {
  await tx
    .insert(missedPaths)
    .values(counted)
    .onConflictDoUpdate({
      target: [missedPaths.path, missedPaths.month],
      set: { times: sql`${missedPaths.times} + excluded.times` },
    })
}

function monthOf(at: number, zone: string, before = 0) {
  const { year, month } = yearMonthOf(at, zone)
  const months = year * 12 + month - 1 - before
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Deletes counts after thirteen months (`now` UTC ms). */
export async function forgetMissed(now: number) {
  const { zone } = await siteSettings()
  const oldest = monthOf(now, zone, monthsKept)
  await write(async (tx) => tx.delete(missedPaths).where(lt(missedPaths.month, oldest)))
}

const missedPerPage = 50

/** Lists missed addresses, most frequent first, without those that work now. `others`: the count of all not stored. */
export async function missedIn(actor: Actor, { month, page = 1 }: { month: string; page?: number }, now: number) {
  permit(actor, 'manageRedirects')
  const isAnswered = sql`exists (select 1 from ${redirects} where ${redirects.source} = ${missedPaths.path})
    or ${hasRelease(eq(releases.path, missedPaths.path), isCurrentPage(now))}`
  const where = and(eq(missedPaths.month, month), ne(missedPaths.path, otherPaths), sql`not (${isAnswered})`)
  const [items, total, [otherCount]] = await Promise.all([
    read()
      .select({ path: missedPaths.path, times: missedPaths.times })
      .from(missedPaths)
      .where(where)
      .orderBy(desc(missedPaths.times), missedPaths.path)
      .limit(missedPerPage)
      .offset((page - 1) * missedPerPage),
    read().$count(missedPaths, where),
    read()
      .select({ times: missedPaths.times })
      .from(missedPaths)
      .where(and(eq(missedPaths.month, month), eq(missedPaths.path, otherPaths))),
  ])
  return { items, total, page, pages: Math.max(1, Math.ceil(total / missedPerPage)), others: otherCount?.times ?? 0 }
}

export async function missedMonths(actor: Actor) {
  permit(actor, 'manageRedirects')
  const rows = await read()
    .selectDistinct({ month: missedPaths.month })
    .from(missedPaths)
    .orderBy(desc(missedPaths.month))
  return rows.map(({ month }) => month)
}

/** Removes an address from a month's list until it is requested again; returns its count for an undo. */
export async function dismissMissedAddress(
  actor: Actor,
  { path, month }: { path: string; month: string },
  now: number,
): Promise<Result<MissedCount>> {
  permit(actor, 'manageRedirects')
  return write(async (tx) => {
    const [removed] = await tx
      .delete(missedPaths)
      .where(and(eq(missedPaths.path, path), eq(missedPaths.month, month)))
      .returning()
    if (!removed) return refused('It is not on the list any more.')
    await record(tx, actor, { verb: 'left a missing address', detail: { times: removed.times } }, now)
    return done(removed)
  })
}

export async function restoreMissedAddress(actor: Actor, counted: MissedCount, now: number): Promise<Result> {
  permit(actor, 'manageRedirects')
  if (!isWorthKeeping(counted.path) || !counted.path.startsWith('/')) return refused('This is no address of this site.')
  return write(async (tx) => {
    await addToCount(tx, counted)
    await record(tx, actor, { verb: 'put a missing address back', detail: { times: counted.times } }, now)
    return done(undefined)
  })
}

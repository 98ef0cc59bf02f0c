import { and, asc, desc, eq, gt, or, sql, type SQLWrapper } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { isLike } from '@/db/dialect'
import { addresses, redirects, staff } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { destinationOf } from '@/domain/published/redirects'
import { ruleContext, encodedPath, endOfTarget, sourceIn, targetIn, sourceProblem } from './redirect-rules'
import { pick } from '@/lib/lists/pick'

export type Redirect = { source: string; target: string }

/** Adds a redirect, and updates those that lead to it. Refused: an address in use, a target without answer, circles. */
export async function addRedirect(
  actor: Actor,
  typed: Redirect,
  now: number,
): Promise<Result<Redirect & { id: number }>> {
  permit(actor, 'manageRedirects')
  const [source, target] = [sourceIn(typed.source), targetIn(typed.target)]
  if (!source.ok) return source
  if (!target.ok) return target
  const rules = ruleContext(now)
  const problem = await sourceProblem(source.value, rules)
  if (problem) return problem
  const end = await endOfTarget({ source: source.value, target: target.value }, rules)
  if (!end.ok) return end
  const redirect = { source: source.value, target: end.value }
  return write(async (tx) => {
    const [added] = await insertRedirects(tx, actor, [{ ...redirect, origin: null }], now)
    if (!added) return refused(await takenReason(tx, source.value), 'source')
    await pointSourcesAt(tx, redirect)
    await record(tx, actor, { verb: 'added a redirect', detail: { redirect: added.id } }, now)
    return done({ id: added.id, ...redirect })
  })
}

/** Skips sources that are taken; returns the added redirects. */
export async function insertRedirects(
  tx: Tx,
  actor: Actor,
  rows: (Redirect & { origin: string | null })[],
  now: number,
) {
  const added: { id: number; source: string; target: string }[] = []
  for (const row of rows) {
    if (await isOwnedByEntry(tx, row.source)) continue
    const [redirect] = await tx
      .insert(redirects)
      .values({ ...row, createdBy: actor.id, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: redirects.id, source: redirects.source, target: redirects.target })
    if (redirect) added.push(redirect)
  }
  return added
}

async function isOwnedByEntry(tx: Tx, path: string) {
  const [owner] = await tx.select({ path: addresses.path }).from(addresses).where(eq(addresses.path, path))
  return owner !== undefined
}

async function takenReason(tx: Tx, source: string) {
  const [row] = await tx.select({ target: redirects.target }).from(redirects).where(eq(redirects.source, source))
  return row
    ? `This address leads to ${row.target} already. Change that one instead.`
    : 'A text has this address, or had it. Change or withdraw the text instead.'
}

/** Changes redirects that lead to `source`, so that they lead to `target` in one hop. */
export async function pointSourcesAt(tx: Tx, { source, target }: Redirect) {
  await tx.update(redirects).set({ target }).where(eq(redirects.target, source))
}

/** Changes a target; returns the former one for an undo. */
export async function changeRedirect(
  actor: Actor,
  { id, target: typed }: { id: number; target: string },
  now: number,
): Promise<Result<{ before: string; target: string }>> {
  permit(actor, 'manageRedirects')
  const target = targetIn(typed)
  if (!target.ok) return target
  const [before] = await read().select().from(redirects).where(eq(redirects.id, id))
  if (!before) return refused(redirectMissing)
  const end = await endOfTarget({ source: before.source, target: target.value }, ruleContext(now))
  if (!end.ok) return end
  return write(async (tx) => {
    const changed = await tx
      .update(redirects)
      .set({ target: end.value })
      .where(and(eq(redirects.id, id), eq(redirects.target, before.target)))
      .returning({ id: redirects.id })
    if (!changed.length) return refused('Someone changed this one just now. Load the page again to see it.')
    await record(tx, actor, { verb: 'changed a redirect', detail: { redirect: id } }, now)
    return done({ before: before.target, target: end.value })
  })
}
const redirectMissing = 'This one is no longer there: someone removed it.'

/** Milliseconds. Later, somebody may rely on the redirect: it can change, but not disappear. */
export const undoPeriod = 3_600_000

export function canBeUndone(now: number) {
  return gt(redirects.createdAt, now - undoPeriod)
}

export async function removeRedirect(actor: Actor, id: number, now: number): Promise<Result<Redirect>> {
  permit(actor, 'manageRedirects')
  return write(async (tx) => {
    const [removed] = await tx
      .delete(redirects)
      .where(and(eq(redirects.id, id), canBeUndone(now)))
      .returning({ source: redirects.source, target: redirects.target })
    if (!removed) return refused((await tx.$count(redirects, eq(redirects.id, id))) ? standsForGood : redirectMissing)
    await record(tx, actor, { verb: 'removed a redirect', detail: { redirect: id } }, now)
    return done(removed)
  })
}
const standsForGood =
  'This one has been here for more than an hour, so people may have its address. Have it lead elsewhere instead.'

const redirectsPerPage = 50

/** Lists redirects, newest first. `rests`: a redirect is inactive, since an entry has taken its address. */
export async function listRedirects(actor: Actor, { search = '', page = 1 }: RedirectSearch, now: number) {
  permit(actor, 'manageRedirects')
  const holds = containsCondition(search)
  const where = search.trim() ? or(holds(redirects.source), holds(redirects.target)) : undefined
  const rests = sql<number>`exists (select 1 from ${addresses} where ${addresses.path} = ${redirects.source})`
  const [rows, total] = await Promise.all([
    read()
      .select({ ...pick(redirects, 'id', 'source', 'target', 'origin', 'createdAt'), by: staff.name, rests })
      .from(redirects)
      .leftJoin(staff, eq(staff.id, redirects.createdBy))
      .where(where)
      .orderBy(desc(redirects.id))
      .limit(redirectsPerPage)
      .offset((page - 1) * redirectsPerPage),
    read().$count(redirects, where),
  ])
  const items = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      rests: Boolean(row.rests),
      canBeUndone: row.createdAt > now - undoPeriod,
      end: (await destinationOf(row.target, now)) ?? null,
    })),
  )
  return { items, total, page, pages: Math.max(1, Math.ceil(total / redirectsPerPage)) }
}

export type RedirectSearch = { search?: string; page?: number }
export type RedirectRow = Awaited<ReturnType<typeof listRedirects>>['items'][number]

/** Creates a condition: a column contains the search text, which is literal. */
export function containsCondition(search: string) {
  const pattern = `%${encodedPath(search.trim()).replace(/[\\%_]/g, '\\$&')}%`
  return (column: SQLWrapper) => isLike(column, pattern)
}

export async function allRedirects(actor: Actor): Promise<Redirect[]> {
  permit(actor, 'manageRedirects')
  return read()
    .select({ source: redirects.source, target: redirects.target })
    .from(redirects)
    .orderBy(asc(redirects.source))
}

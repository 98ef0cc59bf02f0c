import { eq, inArray, lte, sql } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { greatestOf } from '@/db/dialect'
import { signInFailures } from '@/db/schema'

/** `key`: a keyed hash; `free`: failures without delay; `shared`: one success does not clear it. */
export type SignInLimit = { key: string; free: number; shared?: boolean }

const firstDelayMs = 15_000
const maxDelayMs = 15 * 60_000
const failureLifetimeMs = 24 * 60 * 60_000

/** Calculates the delay in milliseconds: 15 s, doubled by each failure, at most 15 minutes. */
export function delayAfter(failures: number, free: number) {
  return failures < free ? 0 : Math.min(firstDelayMs * 2 ** Math.min(failures - free, 20), maxDelayMs)
}

/** Finds when (UTC ms) the wait ends; undefined if an attempt is allowed. Writes nothing, so a flood is cheap. */
export async function findWaitEnd(limits: SignInLimit[], now: number): Promise<number | undefined> {
  const tryAgainAt = await earliestAttempt(read(), limits)
  return tryAgainAt > now ? tryAgainAt : undefined
}

/** Counts an attempt as failed until it succeeds, since others run in parallel. Returns when (UTC ms) a wait ends. */
export async function beginSignIn(limits: SignInLimit[], now: number): Promise<number | undefined> {
  return write(async (tx) => {
    await tx.delete(signInFailures).where(lte(signInFailures.lastAt, now - failureLifetimeMs))
    const tryAgainAt = await earliestAttempt(tx, limits)
    if (tryAgainAt > now) return tryAgainAt
    for (const { key } of limits) await countFailure(tx, key, now)
  })
}

async function earliestAttempt(db: Db, limits: SignInLimit[]) {
  const keys = limits.map(({ key }) => key)
  const rows = await db.select().from(signInFailures).where(inArray(signInFailures.key, keys))
  const moments = rows.map((row) => row.lastAt + delayAfter(row.count, limits.find(({ key }) => key === row.key)!.free))
  return Math.max(0, ...moments)
}

async function countFailure(tx: Tx, key: string, now: number) {
  await tx
    .insert(signInFailures)
    .values({ key, count: 1, lastAt: now })
    .onConflictDoUpdate({ target: signInFailures.key, set: { count: sql`${signInFailures.count} + 1`, lastAt: now } })
}

/** Deletes all failures of a limit, but only one failure of a shared limit. */
export async function signInWorked(limits: SignInLimit[]) {
  const oneLess = { count: greatestOf(sql`${signInFailures.count} - 1`, 0) }
  await write(async (tx) => {
    for (const { key, shared } of limits) {
      const isThisKey = eq(signInFailures.key, key)
      if (shared) await tx.update(signInFailures).set(oneLess).where(isThisKey)
      else await tx.delete(signInFailures).where(isThisKey)
    }
  })
}

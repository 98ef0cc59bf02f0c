import { eq, inArray, lte, sql } from 'drizzle-orm'
import { read, write, type Db, type Tx } from '@/db/connection'
import { greatest } from '@/db/dialect'
import { signInFailures } from '@/db/schema'

/**
 * The thing that is limited: an account, a network or a known browser, as a keyed hash, and how many failures are free of
 * delay. `shared`: others use it too, so that one who signs in does not clear it.
 */
export type SignInLimit = { key: string; free: number; shared?: boolean }

const firstDelay = 15_000
const maxDelay = 15 * 60_000
const forgottenAfter = 24 * 60 * 60_000

/** Returns how long (ms) to wait after this many failures: 15 s, doubled by each, never more than 15 minutes, never for ever. */
export function delayAfter(failures: number, free: number) {
  return failures < free ? 0 : Math.min(firstDelay * 2 ** Math.min(failures - free, 20), maxDelay)
}

/** The moment (UTC ms) before which no attempt may be made; undefined where one may be now. Writes nothing, so a flood is cheap. */
export async function mustWaitUntil(limits: SignInLimit[], now: number): Promise<number | undefined> {
  const tryAgainAt = await earliest(read(), limits)
  return tryAgainAt > now ? tryAgainAt : undefined
}

/**
 * Asks for one attempt. It is counted as a failure before the password is looked at, so that many at once cannot slip
 * through together; `signInWorked` takes it back. Undefined when it may go on, otherwise the moment (UTC ms) to try again.
 */
export async function beginSignIn(limits: SignInLimit[], now: number): Promise<number | undefined> {
  return write(async (tx) => {
    await tx.delete(signInFailures).where(lte(signInFailures.lastAt, now - forgottenAfter))
    const tryAgainAt = await earliest(tx, limits)
    if (tryAgainAt > now) return tryAgainAt
    for (const { key } of limits) await count(tx, key, now)
  })
}

async function earliest(db: Db, limits: SignInLimit[]) {
  const keys = limits.map(({ key }) => key)
  const rows = await db.select().from(signInFailures).where(inArray(signInFailures.key, keys))
  const moments = rows.map((row) => row.lastAt + delayAfter(row.count, limits.find(({ key }) => key === row.key)!.free))
  return Math.max(0, ...moments)
}

async function count(tx: Tx, key: string, now: number) {
  await tx
    .insert(signInFailures)
    .values({ key, count: 1, lastAt: now })
    .onConflictDoUpdate({ target: signInFailures.key, set: { count: sql`${signInFailures.count} + 1`, lastAt: now } })
}

/** After the right password: forgets all failures of a limit that nobody shares; of a shared one, takes back only this attempt. */
export async function signInWorked(limits: SignInLimit[]) {
  const oneLess = { count: greatest(sql`${signInFailures.count} - 1`, 0) }
  await write(async (tx) => {
    for (const { key, shared } of limits) {
      const isThisKey = eq(signInFailures.key, key)
      if (shared) await tx.update(signInFailures).set(oneLess).where(isThisKey)
      else await tx.delete(signInFailures).where(isThisKey)
    }
  })
}

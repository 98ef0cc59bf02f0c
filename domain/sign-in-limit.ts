import { eq, inArray, lte, sql } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { signInFailures } from '@/db/schema'

/** What is limited: an account or a network address, as a keyed hash, and how many failures are free of delay. */
export type Limited = { key: string; free: number }

const firstDelay = 15_000
const longestDelay = 15 * 60_000
const forgottenAfter = 24 * 60 * 60_000

/** How long (ms) to wait after this many failures: 15 s, doubled by each, never more than 15 minutes, never for ever. */
export function delayAfter(failures: number, free: number) {
  return failures < free ? 0 : Math.min(firstDelay * 2 ** Math.min(failures - free, 20), longestDelay)
}

/**
 * Asks for one attempt. It is counted as a failure before the password is looked at, so that many at once cannot slip
 * through together; `signInWorked` takes it back. Undefined when it may go on, otherwise the moment (UTC ms) to try again.
 */
export async function beginSignIn(limited: Limited[], now: number): Promise<number | undefined> {
  return write(async (tx) => {
    await tx.delete(signInFailures).where(lte(signInFailures.lastAt, now - forgottenAfter))
    const tryAgainAt = await earliest(tx, limited)
    if (tryAgainAt > now) return tryAgainAt
    for (const { key } of limited) await count(tx, key, now)
  })
}

async function earliest(tx: Tx, limited: Limited[]) {
  const keys = limited.map(({ key }) => key)
  const rows = await tx.select().from(signInFailures).where(inArray(signInFailures.key, keys))
  const moments = rows.map(
    (row) => row.lastAt + delayAfter(row.count, limited.find(({ key }) => key === row.key)!.free),
  )
  return Math.max(0, ...moments)
}

async function count(tx: Tx, key: string, now: number) {
  await tx
    .insert(signInFailures)
    .values({ key, count: 1, lastAt: now })
    .onConflictDoUpdate({ target: signInFailures.key, set: { count: sql`count + 1`, lastAt: now } })
}

/** Forgets an account's failures after the right password; of an address only this attempt, for others may share it. */
export async function signInWorked({ account, address }: { account: string; address?: string }) {
  await write(async (tx) => {
    await tx.delete(signInFailures).where(eq(signInFailures.key, account))
    if (!address) return
    const oneLess = { count: sql`max(count - 1, 0)` }
    await tx.update(signInFailures).set(oneLess).where(eq(signInFailures.key, address))
  })
}

import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { pendingSignIns, staff } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'

/** Time from the password to the second factor. */
export const pendingLifetimeMs = 15 * 60_000

/** Returns the new secret with which the browser continues to the second factor. */
export async function openPendingSignIn(staffId: number, now: number): Promise<string> {
  const token = randomToken()
  await write(async (tx) => {
    await tx.delete(pendingSignIns).where(lte(pendingSignIns.createdAt, now - pendingLifetimeMs))
    await tx.insert(pendingSignIns).values({ hash: sha256(token), staffId, createdAt: now })
  })
  return token
}

/** Finds who is signing in; undefined after fifteen minutes or the end of the sign-in. */
export async function findPendingSignIn(token: string, now: number) {
  const [row] = await read()
    .select({ id: staff.id, name: staff.name, role: staff.role, zone: staff.zone, email: staff.email })
    .from(pendingSignIns)
    .innerJoin(staff, eq(staff.id, pendingSignIns.staffId))
    .where(
      and(
        eq(pendingSignIns.hash, sha256(token)),
        gt(pendingSignIns.createdAt, now - pendingLifetimeMs),
        isNull(staff.disabledAt),
      ),
    )
  return row
}

export async function endPendingSignIn(token: string) {
  await write(async (tx) => void (await tx.delete(pendingSignIns).where(eq(pendingSignIns.hash, sha256(token)))))
}

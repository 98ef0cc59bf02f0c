import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { pendingSignIns, staff } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'

/** The time (ms) that somebody may take from the right password to the second factor. */
export const pendingLifetime = 15 * 60_000

/** Notes that somebody's password was right. Answers with the secret by which their browser may go on to the second factor. */
export async function openPendingSignIn(staffId: number, now: number): Promise<string> {
  const token = randomToken()
  await write(async (tx) => {
    await tx.delete(pendingSignIns).where(lte(pendingSignIns.createdAt, now - pendingLifetime))
    await tx.insert(pendingSignIns).values({ hash: sha256(token), staffId, createdAt: now })
  })
  return token
}

/** Returns whose sign-in a secret goes on with; undefined once it has ended, or is older than fifteen minutes. */
export async function findPendingSignIn(token: string, now: number) {
  const [row] = await read()
    .select({ id: staff.id, name: staff.name, role: staff.role, zone: staff.zone, email: staff.email })
    .from(pendingSignIns)
    .innerJoin(staff, eq(staff.id, pendingSignIns.staffId))
    .where(
      and(
        eq(pendingSignIns.hash, sha256(token)),
        gt(pendingSignIns.createdAt, now - pendingLifetime),
        isNull(staff.disabledAt),
      ),
    )
  return row
}

export async function endPendingSignIn(token: string) {
  await write(async (tx) => void (await tx.delete(pendingSignIns).where(eq(pendingSignIns.hash, sha256(token)))))
}

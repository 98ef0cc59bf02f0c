import { and, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { write } from '@/db/connection'
import { passkeyChallenges, type ChallengePurpose } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'

export const challengeLifetimeMs = 10 * 60_000

/** Maximum of open challenges that anybody, or one person, may answer. The oldest are removed. */
const [maxOpenForAnybody, maxOpenForOne] = [10_000, 20]

/** `staffId` null: anybody may answer. */
export type ChallengeUse = { purpose: ChallengePurpose; staffId: number | null }

/** Adds a challenge, of which only the hash is stored. */
export async function addChallenge({ purpose, staffId }: ChallengeUse, now: number): Promise<string> {
  const challenge = randomToken()
  await write(async (tx) => {
    await tx.delete(passkeyChallenges).where(lte(passkeyChallenges.createdAt, now - challengeLifetimeMs))
    const surplus = tx
      .select({ hash: passkeyChallenges.hash })
      .from(passkeyChallenges)
      .where(isFor(staffId))
      .orderBy(desc(passkeyChallenges.createdAt))
      .limit(1_000)
      .offset((staffId === null ? maxOpenForAnybody : maxOpenForOne) - 1)
    await tx.delete(passkeyChallenges).where(inArray(passkeyChallenges.hash, surplus))
    await tx.insert(passkeyChallenges).values({ hash: sha256(challenge), purpose, staffId, createdAt: now })
  })
  return challenge
}

function isFor(staffId: number | null) {
  return staffId === null ? isNull(passkeyChallenges.staffId) : eq(passkeyChallenges.staffId, staffId)
}

/** Uses up a challenge; false for a used, old or wrong one. */
export async function takeChallenge(
  challenge: string,
  { purpose, staffId }: ChallengeUse,
  now: number,
): Promise<boolean> {
  const rows = await write(async (tx) =>
    tx
      .delete(passkeyChallenges)
      .where(
        and(
          eq(passkeyChallenges.hash, sha256(challenge)),
          eq(passkeyChallenges.purpose, purpose),
          isFor(staffId),
          gt(passkeyChallenges.createdAt, now - challengeLifetimeMs),
        ),
      )
      .returning({ hash: passkeyChallenges.hash }),
  )
  return rows.length > 0
}

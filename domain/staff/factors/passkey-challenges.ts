import { and, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { write } from '@/db/connection'
import { passkeyChallenges, type ChallengePurpose } from '@/db/schema'
import { randomToken, sha256 } from '@/lib/keys/random'

/** Milliseconds. */
export const challengeLifetime = 10 * 60_000

/** Open challenges of unknown people; the oldest are removed. */
const maxOpen = 50_000

/** `staffId` null: anybody may answer. */
export type ChallengeUse = { purpose: ChallengePurpose; staffId: number | null }

/** Stores only the hash. */
export async function addChallenge({ purpose, staffId }: ChallengeUse, now: number): Promise<string> {
  const challenge = randomToken()
  await write(async (tx) => {
    await tx.delete(passkeyChallenges).where(lte(passkeyChallenges.createdAt, now - challengeLifetime))
    const surplus = tx
      .select({ hash: passkeyChallenges.hash })
      .from(passkeyChallenges)
      .where(isNull(passkeyChallenges.staffId))
      .orderBy(desc(passkeyChallenges.createdAt))
      .limit(1_000)
      .offset(maxOpen)
    await tx.delete(passkeyChallenges).where(inArray(passkeyChallenges.hash, surplus))
    await tx.insert(passkeyChallenges).values({ hash: sha256(challenge), purpose, staffId, createdAt: now })
  })
  return challenge
}

/** False for a used, old or wrong challenge. */
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
          staffId === null ? isNull(passkeyChallenges.staffId) : eq(passkeyChallenges.staffId, staffId),
          gt(passkeyChallenges.createdAt, now - challengeLifetime),
        ),
      )
      .returning({ hash: passkeyChallenges.hash }),
  )
  return rows.length > 0
}

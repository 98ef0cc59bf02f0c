import { and, eq, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { recoveryCodes } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '../actor'
import { record } from '../audit'
import { notifyOfSecurity } from '../security-notices'
import { afterFactorChange, type OwnSessionHash } from './change'
import { factsOf } from './rule'

// A code has 120 random bits: its SHA-256 tells nobody what it was.
const hashOf = (staffId: number, code: string) => sha256(`${staffId} ${code}`)

/** Keeps codes for a person who has none that is unused. False where they have some. */
export async function saveCodesIn(tx: Tx, actor: Actor, codes: string[]): Promise<boolean> {
  const staffId = actor.id ?? -1
  if ((await tx.$count(recoveryCodes, unusedOf(staffId))) > 0) return false
  await replaceIn(tx, staffId, codes)
  return true
}

/**
 * Puts new codes in the place of all that a person had. Answers with the new secret of the session. Refused where there is no
 * factor that they stand for.
 */
export async function replaceCodes(
  actor: Actor,
  codes: string[],
  session: OwnSessionHash,
  now: number,
): Promise<Result<{ token: string | undefined }>> {
  return write(async (tx) => {
    if (!(await factsOf(tx, actor.id ?? -1)).hasFactor)
      return refused('Set up a passkey or an app first: the codes are for when you have lost it.')
    await replaceIn(tx, actor.id ?? -1, codes)
    await record(tx, actor, { verb: 'made new recovery codes' }, now)
    return done({ token: await afterFactorChange(tx, actor, { session, about: 'codes made' }, now) })
  })
}

async function replaceIn(tx: Tx, staffId: number, codes: string[]) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ staffId, hash: hashOf(staffId, code) })))
}

/** Uses a code up; false where there is no such code, or it was used before. The person is told. */
export async function useRecoveryCode(staffId: number, code: string, now: number): Promise<boolean> {
  return write(async (tx) => {
    const [row] = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(and(unusedOf(staffId), eq(recoveryCodes.hash, hashOf(staffId, code))))
      .returning({ id: recoveryCodes.id })
    if (!row) return false
    await record(tx, { id: staffId }, { verb: 'used a recovery code' }, now)
    await notifyOfSecurity(tx, { staffId, kind: 'recovery', about: `code ${row.id} at ${now}` }, now)
    return true
  })
}

function unusedOf(staffId: number) {
  return and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt))
}

/** Returns how many codes a person has left. */
export async function codesLeft(staffId: number) {
  return read().$count(recoveryCodes, unusedOf(staffId))
}

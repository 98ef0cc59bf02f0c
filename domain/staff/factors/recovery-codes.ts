import { and, eq, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { recoveryCodes } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import type { Actor } from '../actor'
import { record } from '../audit'
import { notifyOfSecurity } from '../security-notices'
import { afterFactorChange, type OwnSessionHash } from './change'
import { signInFactsOf } from './rule'

// 120 random bits: SHA-256 reveals nothing.
const hashOf = (staffId: number, code: string) => sha256(`${staffId} ${code}`)

/** Stores codes; false if the person has unused ones. */
export async function saveCodesIn(tx: Tx, actor: Actor, codes: string[]): Promise<boolean> {
  const staffId = actor.id ?? -1
  if ((await tx.$count(recoveryCodes, unusedCodesOf(staffId))) > 0) return false
  await insertCodesIn(tx, staffId, codes)
  return true
}

/** Replaces all codes; returns the session's new secret. Refused without a factor. */
export async function replaceCodes(
  actor: Actor,
  codes: string[],
  session: OwnSessionHash,
  now: number,
): Promise<Result<{ token: string | undefined }>> {
  return write(async (tx) => {
    if (!(await signInFactsOf(tx, actor.id ?? -1)).hasFactor)
      return refused('Set up a passkey or an app first: the codes are for when you have lost it.')
    await insertCodesIn(tx, actor.id ?? -1, codes)
    await record(tx, actor, { verb: 'made new recovery codes' }, now)
    return done({ token: await afterFactorChange(tx, actor, { session, about: 'codes made' }, now) })
  })
}

async function insertCodesIn(tx: Tx, staffId: number, codes: string[]) {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ staffId, hash: hashOf(staffId, code) })))
}

/** Uses up a code; false if it is unknown or used. The person is notified. */
export async function useRecoveryCode(staffId: number, code: string, now: number): Promise<boolean> {
  return write(async (tx) => {
    const [row] = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(and(unusedCodesOf(staffId), eq(recoveryCodes.hash, hashOf(staffId, code))))
      .returning({ id: recoveryCodes.id })
    if (!row) return false
    await record(tx, { id: staffId }, { verb: 'used a recovery code' }, now)
    await notifyOfSecurity(tx, { staffId, kind: 'recovery', about: `code ${row.id} at ${now}` }, now)
    return true
  })
}

function unusedCodesOf(staffId: number) {
  return and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt))
}

export async function codesLeft(staffId: number) {
  return read().$count(recoveryCodes, unusedCodesOf(staffId))
}

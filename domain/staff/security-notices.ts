import type { Tx } from '@/db/connection'
import { notices, type SecurityKind } from '@/db/schema'

/** `about` identifies the occasion: nobody is notified twice. */
type SecurityOccasion = { staffId: number; kind: SecurityKind | 'team' | 'named'; about: string }

/** Notifies a person. Call it in the transaction of the event (`now` UTC ms). */
export async function notifyOfSecurity(tx: Tx, { staffId, kind, about }: SecurityOccasion, now: number) {
  await tx.insert(notices).values({ staffId, kind, about, createdAt: now }).onConflictDoNothing()
}

import type { Tx } from '@/db/connection'
import { notices, type SecurityKind } from '@/db/schema'

/** `about` names the occasion, so that nobody is told of the same one twice. */
type Occasion = { staffId: number; kind: SecurityKind; about: string }

/** Tells a person what happened to their own account, in the transaction in which it does (`now` UTC ms). */
export async function notifyOfSecurity(tx: Tx, { staffId, kind, about }: Occasion, now: number) {
  await tx.insert(notices).values({ staffId, kind, about, createdAt: now }).onConflictDoNothing()
}

import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { consents, previewLinks } from '@/db/schema'
import { headOf } from '@/domain/entries/head'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { consentEnd, mayNeedConsent, textNeedsOf } from './needs'

// Preview links let people without an account read texts. UTC ms.

type SharedText = { entryId: number; revisionId: number }

/** Returns whether a consent of a text has ended: nobody outside may read it then. */
export async function hasEndedConsent(db: Db, text: SharedText, now: number) {
  return (await endedConsentIds(db, text, now)).length > 0
}

async function endedConsentIds(db: Db, text: SharedText, now: number): Promise<number[]> {
  if (!(await mayNeedConsent(db, text, now)).needs) return []
  const needs = await textNeedsOf(db, text)
  return needs.consents
    .filter(({ consent }) => (consentEnd(consent) ?? Infinity) <= now)
    .map(({ consent }) => consent.id)
}

/** Closes previews of texts whose consent has ended. They stay closed if the consent is extended or unlinked later. */
export async function closePreviewsIn(tx: Tx, actor: Actor, consentId: number, now: number) {
  const { endsAt, revokedAt } = consents
  const [consent] = await tx.select({ endsAt, revokedAt }).from(consents).where(eq(consents.id, consentId))
  if (!consent || (consentEnd(consent) ?? Infinity) > now) return
  const isOpen = and(isNull(previewLinks.revokedAt), gt(previewLinks.expiresAt, now))
  for (const { id, entryId, revisionId } of await tx.select().from(previewLinks).where(isOpen)) {
    const text = { entryId, revisionId: revisionId ?? (await headOf(tx, entryId))!.id }
    if (!(await endedConsentIds(tx, text, now)).includes(consentId)) continue
    await tx.update(previewLinks).set({ revokedAt: now, revokedBy: actor.id }).where(eq(previewLinks.id, id))
    await record(tx, actor, { verb: 'unshared', entryId, detail: { link: id } }, now)
  }
}

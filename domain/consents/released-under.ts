import { eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { consents, releaseConsents } from '@/db/schema'
import type { TextNeeds } from './needs'

/** Records the consents under which a text is released. Consents linked later do not count for it. */
export async function saveReleaseConsentsIn(tx: Tx, releaseId: number, needs: TextNeeds | undefined) {
  const ids = needs?.consents.map(({ consent }) => consent.id) ?? []
  const kept = await tx.select().from(releaseConsents).where(eq(releaseConsents.releaseId, releaseId))
  if (kept.length === ids.length && kept.every(({ consentId }) => ids.includes(consentId))) return
  await tx.delete(releaseConsents).where(eq(releaseConsents.releaseId, releaseId))
  if (ids.length) await tx.insert(releaseConsents).values(ids.map((consentId) => ({ releaseId, consentId })))
}

export async function referencesOfReleases(db: Db, releaseIds: number[]): Promise<Map<number, string[]>> {
  const rows = releaseIds.length
    ? await db
        .select({ releaseId: releaseConsents.releaseId, reference: consents.reference })
        .from(releaseConsents)
        .innerJoin(consents, eq(consents.id, releaseConsents.consentId))
        .where(inArray(releaseConsents.releaseId, releaseIds))
        .orderBy(consents.id)
    : []
  const references = Map.groupBy(rows, ({ releaseId }) => releaseId)
  return new Map([...references].map(([id, all]) => [id, all.map(({ reference }) => reference)]))
}

import { and, eq, inArray } from 'drizzle-orm'
import { write, type Tx } from '@/db/connection'
import { consentEntries, consentMedia, consents, media } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { isConsentOpenTo, isUploadOpenTo, readableAmong } from '@/domain/staff/audience'
import { settleNotices } from '@/domain/notices/notices'
import { record } from '@/domain/staff/audit'
import { entriesReleasing, confirmThenApply, withTranslations, type Confirmation } from './affected'
import { confirmRemovalIn, refuseRemovalIn, type Removal } from './removals'
import { closePreviewsIn } from './shared-texts'

/** `lineages`: ids of the uploads' first versions. */
export type ConsentLinks = { entryIds: number[]; lineages: string[] }

export type LinkRequest = { consentId: number } & Partial<ConsentLinks> & Confirmation

/** Links a consent, which has to hold for all links. Without `confirm`, refused if readers would lose a text. */
export async function linkConsent(actor: Actor, request: LinkRequest, now: number): Promise<Result> {
  permit(actor, 'manageConsents')
  return write(async (tx) => linkConsentIn(tx, actor, request, now))
}

/** Links a consent. The caller has checked the right to manage consents. */
export async function linkConsentIn(
  tx: Tx,
  actor: Actor,
  { consentId, entryIds = [], lineages = [], confirm }: LinkRequest,
  now: number,
): Promise<Result> {
  const [consent] = await tx
    .select({ revokedAt: consents.revokedAt })
    .from(consents)
    .where(and(eq(consents.id, consentId), isConsentOpenTo(actor, consents.id)))
  if (!consent) return refused('This consent no longer exists.')
  const targets = targetsOf({ consentId, entryIds, lineages })
  let kept = 0
  for (const removal of targets) if (await refuseRemovalIn(tx, actor, removal, now)) kept++
  if (targets.length && kept === targets.length) return done(undefined)
  if (consent.revokedAt !== null && targets.length)
    return refused('This consent was revoked. Record a new one instead.')
  for (const entryId of new Set(entryIds)) {
    if (!(await readableAmong(tx, actor, [entryId])).size) return refused('This text no longer exists.')
    await tx.insert(consentEntries).values({ consentId, entryId }).onConflictDoNothing()
    await settleNotices(tx, { entryId, kinds: ['consent asked'] }, now)
    await record(tx, actor, { verb: 'linked a consent', entryId, detail: { consent: consentId } }, now)
  }
  for (const lineage of new Set(lineages)) {
    const [upload] = await tx
      .select({ id: media.id })
      .from(media)
      .where(and(eq(media.lineage, lineage), isUploadOpenTo(actor, media.id)))
      .limit(1)
    if (!upload) return refused('This upload no longer exists.')
    await tx.insert(consentMedia).values({ consentId, lineage }).onConflictDoNothing()
    await record(tx, actor, { verb: 'linked a consent', detail: { consent: consentId, upload: lineage } }, now)
  }
  return (
    (await confirmThenApply(tx, actor, { entryIds: await reached(tx, { entryIds, lineages }), confirm }, now)) ??
    done(undefined)
  )
}

function targetsOf({ consentId, entryIds = [], lineages = [] }: LinkRequest): Removal[] {
  return [
    ...[...new Set(entryIds)].map((entryId) => ({ consentId, entryId })),
    ...[...new Set(lineages)].map((upload) => ({ consentId, upload })),
  ]
}

/** Requests it, or unlinks if somebody else requested it. Without `confirm`, refused if readers would lose a text. */
export async function unlinkConsent(
  actor: Actor,
  { consentId, entryIds = [], lineages = [], confirm }: LinkRequest,
  now: number,
): Promise<Result> {
  permit(actor, 'manageConsents')
  return write(async (tx): Promise<Result> => {
    if ((await readableAmong(tx, actor, entryIds)).size < new Set(entryIds).size)
      return refused('This text no longer exists.')
    await closePreviewsIn(tx, actor, consentId, now)
    for (const removal of targetsOf({ consentId, entryIds, lineages })) {
      const { entryId, upload } = removal
      const links = entryId ? consentEntries : consentMedia
      const isTarget = entryId ? eq(consentEntries.entryId, entryId) : eq(consentMedia.lineage, upload!)
      const isThis = and(eq(links.consentId, consentId), isTarget)
      if ((await tx.$count(links, isThis)) === 0 || !(await confirmRemovalIn(tx, actor, removal, now))) continue
      await tx.delete(links).where(isThis)
      await record(
        tx,
        actor,
        { verb: 'unlinked a consent', entryId, detail: { consent: consentId, ...(upload && { upload }) } },
        now,
      )
    }
    const question = await confirmThenApply(
      tx,
      actor,
      { entryIds: await reached(tx, { entryIds, lineages }), confirm },
      now,
    )
    return question ?? done(undefined)
  })
}

async function reached(tx: Tx, { entryIds, lineages }: ConsentLinks) {
  return [...(await withTranslations(tx, entryIds)), ...(await entriesReleasing(tx, lineages))]
}

export async function copyLinksIn(tx: Tx, actor: Actor, { from, to }: { from: number[]; to: number }, now: number) {
  if (!from.length) return
  const links = await tx.select().from(consentEntries).where(inArray(consentEntries.entryId, from))
  const present = await tx.select().from(consentEntries).where(eq(consentEntries.entryId, to))
  const known = new Set(present.map(({ consentId }) => consentId))
  for (const consentId of new Set(links.map((link) => link.consentId))) {
    if (known.has(consentId)) continue
    await tx.insert(consentEntries).values({ consentId, entryId: to })
    await record(tx, actor, { verb: 'linked a consent', entryId: to, detail: { consent: consentId } }, now)
  }
}

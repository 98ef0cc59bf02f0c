import { and, eq, inArray, isNull, gt } from 'drizzle-orm'
import { type Db, type Tx, read } from '@/db/connection'
import {
  consentEntries,
  consentMedia,
  media,
  releases,
  revisionMedia,
  revisions,
  consents,
  previewLinks,
} from '@/db/schema'
import { refused, type Refused } from '@/lib/result'
import { mayBeTold, type Actor, permit } from '@/domain/staff/actor'
import { titlesOf, headOf } from '@/domain/entries/head'
import { applyAllConsentEndsIn, type AppliedEnds } from './ends'
import { translationGroupOf, consentEnd, mayNeedConsent, textNeedsOf } from './needs'
import { record } from '@/domain/staff/audit'
import { pendingOf, releaseAt } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'

export async function withTranslations(tx: Db, entryIds: number[]) {
  const ids: number[] = []
  for (const entryId of new Set(entryIds)) ids.push(...(await translationGroupOf(tx, entryId)).map(({ id }) => id))
  return [...new Set(ids)]
}

/** Any version of the upload counts, in past and scheduled releases. */
export async function entriesReleasing(tx: Db, lineages: string[]): Promise<number[]> {
  if (!lineages.length) return []
  const rows = await tx
    .selectDistinct({ entryId: revisions.entryId })
    .from(media)
    .innerJoin(revisionMedia, eq(revisionMedia.mediaId, media.id))
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(releases, and(eq(releases.revisionId, revisions.id), isNull(releases.cancelledAt)))
    .where(inArray(media.lineage, lineages))
  return rows.map(({ entryId }) => entryId)
}

export async function entriesOfConsents(tx: Db, consentIds: number[]) {
  const entryRows = await tx
    .select({ id: consentEntries.entryId })
    .from(consentEntries)
    .where(inArray(consentEntries.consentId, consentIds))
    .orderBy(consentEntries.entryId)
  const mediaRows = await tx
    .select({ lineage: consentMedia.lineage })
    .from(consentMedia)
    .where(inArray(consentMedia.consentId, consentIds))
  const direct = await withTranslations(
    tx,
    entryRows.map(({ id }) => id),
  )
  return [
    ...direct,
    ...(await entriesReleasing(
      tx,
      mediaRows.map(({ lineage }) => lineage),
    )),
  ]
}

/** Returns entries cancelled only because they share a bundle with others. */
export function cancelledWithBundles(settled: (AppliedEnds & { entryId: number })[]) {
  const ids = new Set(settled.flatMap(({ alongIds }) => alongIds))
  for (const { entryId, taken, cancelled } of settled) if (taken || cancelled > 0) ids.delete(entryId)
  return [...ids]
}

/** True if this person knows and accepts that readers lose a text. */
export type Confirmation = { confirm?: boolean }

const whatIsMissing =
  'not all is there that it needs: a consent that holds, a check of what it says, and no name that must not appear'

/** Applies consent ends to releases. If readers would lose a text, refused without `confirm`, or the right to withdraw. */
export async function confirmThenApply(
  tx: Tx,
  actor: Actor,
  { entryIds, confirm = false }: { entryIds: number[] } & Confirmation,
  now: number,
): Promise<Refused | undefined> {
  const settled = (await applyAllConsentEndsIn(tx, actor, entryIds, now)).filter(
    ({ taken, cancelled }) => taken || cancelled > 0,
  )
  if (!settled.length) return undefined
  if (!mayBeTold(actor, 'withdraw'))
    return refused(
      'Readers have a text with this, or will have it, and would lose it. Ask an editor to do it.',
      'people',
    )
  if (confirm) return undefined
  const idsWhere = (isWanted: (one: AppliedEnds) => boolean) => settled.filter(isWanted).map(({ entryId }) => entryId)
  const taken = idsWhere((one) => one.taken)
  const cancelled = idsWhere((one) => !one.taken)
  const along = cancelledWithBundles(settled)
  const titles = await titlesOf(tx, [...taken, ...cancelled, ...along])
  const named = (ids: number[]) => ids.map((id) => `“${titles.get(id) || 'Untitled'}”`).join(', ')
  const sentences = [
    taken.length ? `Readers have ${named(taken)} now, and would lose it at once, since ${whatIsMissing}.` : '',
    cancelled.length ? `${named(cancelled)} would be taken off the schedule, since ${whatIsMissing}.` : '',
    along.length ? `In one bundle with it, and taken off the schedule too: ${named(along)}.` : '',
  ]
  return refused(`${sentences.filter(Boolean).join(' ')} Confirm that you want this.`, 'confirm')
}

// Preview links let people without an account read texts. UTC ms.

type SharedText = { entryId: number; revisionId: number }

/** Nobody outside may read a text with an ended consent. */
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

/** A preview without consent opens nothing. Closing it keeps it shut when the consent is extended or unlinked later. */
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

export type TextUnderConsent = { entryId: number; title: string; is: 'live' | 'scheduled'; path: string }

/** Returns live and scheduled texts under a consent, with their bundles: a revocation withdraws all. */
export async function textsUnder(actor: Actor, consentId: number, now: number): Promise<TextUnderConsent[]> {
  permit(actor, 'readConsents')
  const db = read()
  const texts: Omit<TextUnderConsent, 'title'>[] = []
  const bundleIds = new Set<number>()
  for (const entryId of new Set(await entriesOfConsents(db, [consentId]))) {
    const current = await releaseAt(db, entryId, now)
    for (const { revisionId, path, goesLiveAt, bundleId } of [
      ...(current ? [current] : []),
      ...(await pendingOf(db, entryId, now)),
    ]) {
      if (revisionId === null) continue
      const { consents } = await textNeedsOf(db, { entryId, revisionId })
      if (!consents.some(({ consent }) => consent.id === consentId)) continue
      texts.push({ entryId, path, is: goesLiveAt <= now ? 'live' : 'scheduled' })
      if (bundleId !== null && goesLiveAt > now) bundleIds.add(bundleId)
      break
    }
  }
  const along = bundleIds.size ? and(inArray(releases.bundleId, [...bundleIds]), isFuture(now)) : undefined
  for (const { entryId, path } of along ? await db.select().from(releases).where(along).orderBy(releases.id) : [])
    if (!texts.some((text) => text.entryId === entryId)) texts.push({ entryId, path, is: 'scheduled' })
  const titles = await titlesOf(
    db,
    texts.map(({ entryId }) => entryId),
  )
  return texts.map((text) => ({ ...text, title: titles.get(text.entryId) || 'Untitled' }))
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { consentEntries, consentMedia, media, releases, revisionMedia, revisions } from '@/db/schema'
import { refused, type Refused } from '@/lib/result'
import { mayBeTold, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { titlesOf } from '@/domain/entries/head'
import { applyAllConsentEndsIn, type AppliedEnds } from './ends'
import { translationGroupOf } from './needs'

export async function withTranslations(tx: Db, entryIds: number[]) {
  const ids: number[] = []
  for (const entryId of new Set(entryIds)) ids.push(...(await translationGroupOf(tx, entryId)).map(({ id }) => id))
  return [...new Set(ids)]
}

/** Finds entries that release any version of an upload, in past and scheduled releases. */
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

/** Lists entries whose release was cancelled only because they share a bundle with others. */
export function cancelledWithBundles(settled: (AppliedEnds & { entryId: number })[]) {
  const ids = new Set(settled.flatMap(({ alongIds }) => alongIds))
  for (const { entryId, taken, cancelled } of settled) if (taken || cancelled > 0) ids.delete(entryId)
  return [...ids]
}

/** `confirm`: this person knows and accepts that readers lose a text. */
export type Confirmation = { confirm?: boolean }

const whatIsMissing =
  'not all is there that it needs: a consent that holds, a check of what it says, and no name that must not appear'

/** Applies consent ends to releases. If readers would lose a text, `confirm` and the right to withdraw are needed. */
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
  const taken = idsWhere((one) => one.taken && !one.wasWithdrawn)
  const withdrawn = idsWhere((one) => one.taken && one.wasWithdrawn === true)
  const cancelled = idsWhere((one) => !one.taken)
  const along = cancelledWithBundles(settled)
  const readable = await readableAmong(tx, actor, [...taken, ...withdrawn, ...cancelled, ...along])
  const titles = await titlesOf(tx, [...readable])
  const named = (ids: number[]) =>
    ids.map((id) => (readable.has(id) ? `“${titles.get(id) || 'Untitled'}”` : 'a text of others')).join(', ')
  const sentences = [
    taken.length ? `Readers have ${named(taken)} now, and would lose it at once, since ${whatIsMissing}.` : '',
    withdrawn.length
      ? `${named(withdrawn)} was withdrawn. Its address would say nothing of it any more, since ${whatIsMissing}.`
      : '',
    cancelled.length ? `${named(cancelled)} would be taken off the schedule, since ${whatIsMissing}.` : '',
    along.length ? `In one bundle with it, and taken off the schedule too: ${named(along)}.` : '',
  ]
  return refused(`${sentences.filter(Boolean).join(' ')} Confirm that you want this.`, 'confirm')
}

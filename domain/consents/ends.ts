import { and, inArray, isNotNull, lte } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { releases } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { updateOrCancelWithdrawals } from '@/domain/entries/release-changes'
import { idsOf, isNotConsentEnd, newestRelease, pendingOf, releaseAt, type ReleaseRow } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'
import { forbiddenNamesIn } from './names-in-texts'
import { isLiveTextChecked } from './harm-checks'
import { correctedTextsOf, endOfText, isAtRisk, mayNeedConsent, textNeedsOf, type TextNeeds } from './needs'
import { saveReleaseConsentsIn } from './released-under'
import { pick } from '@/lib/lists/pick'

/** `taken`: readers lost the text; `wasWithdrawn`: it was withdrawn before. `alongIds`: entries of its bundle. */
export type AppliedEnds = { taken: boolean; wasWithdrawn?: boolean; cancelled: number; alongIds: number[] }

const nothingApplied: AppliedEnds = { taken: false, cancelled: 0, alongIds: [] }

/** Ends releases without consent (`now` UTC ms). Call it after each change of releases, texts or consents. */
export async function applyConsentEndsIn(tx: Tx, actor: Actor, entryId: number, now: number): Promise<AppliedEnds> {
  const pendingEnds = (await pendingOf(tx, entryId, now)).filter(isEnd)
  const texts = await standingTexts(tx, entryId, now)
  const needs = await needsOfTexts(tx, texts, now)
  const ends = await endsOfReleases(tx, { texts, needs }, now)
  const current = await releaseAt(tx, entryId, now)
  if (current && current.revisionId === null && !isEnd(current) && (await isGonePageOver(tx, current, now)))
    ends.set(current.id, now)
  const late = texts.filter((row) => row.goesLiveAt > now && (ends.get(row.id) ?? Infinity) <= row.goesLiveAt)
  for (const { id, revisionId, goesLiveAt } of texts)
    if (goesLiveAt > now) await saveReleaseConsentsIn(tx, id, needs.get(revisionId))
  const { cancelledIds, others } = await cancelWithBundles(tx, actor, late, now)
  const wanted = await requiredEnds(tx, { entryId, ends }, now)
  const isSame = (end: NewConsentEnd) => (row: NewConsentEnd) =>
    row.goesLiveAt === end.goesLiveAt && row.path === end.path && row.dated === end.dated
  const obsolete = pendingEnds.filter((row) => !wanted.some(isSame(row)))
  cancelledIds.push(...(await cancelReleaseRows(tx, actor, idsOf(obsolete), now)))
  const missing = wanted.filter((end) => !pendingEnds.some(isSame(end)))
  const addedIds = await insertConsentEnds(tx, actor, { entryId, ends: missing }, now)
  const taken = missing.some(({ goesLiveAt }) => goesLiveAt === now)
  if (taken || late.length) cancelledIds.push(...(await updateOrCancelWithdrawals(tx, actor, entryId, now)))
  const changedIds = [...cancelledIds, ...addedIds]
  if (changedIds.length)
    await record(tx, actor, { verb: 'end of consent followed', entryId, releases: changedIds }, now)
  for (const other of others) await applyConsentEndsIn(tx, actor, other, now)
  // After a cancellation, a notice page may have another text.
  const rest = late.length ? await applyConsentEndsIn(tx, actor, entryId, now) : nothingApplied
  const alongIds = others.filter((id) => id !== entryId)
  return {
    taken: taken || rest.taken,
    wasWithdrawn: Boolean(current?.withdrawal),
    cancelled: late.length + rest.cancelled,
    alongIds: [...new Set([...alongIds, ...rest.alongIds])],
  }
}

/** Applies consent ends if one query finds that there may be any. */
export async function applyConsentEndsIfAnyIn(
  tx: Tx,
  actor: Actor,
  text: { entryId: number; revisionId: number | null },
  now: number,
): Promise<AppliedEnds> {
  const { mayEnd } = await mayNeedConsent(tx, text, now)
  return mayEnd ? applyConsentEndsIn(tx, actor, text.entryId, now) : nothingApplied
}

type NewConsentEnd = Pick<ReleaseRow, 'goesLiveAt' | 'path' | 'dated'>

function isEnd({ withdrawal }: ReleaseRow) {
  return withdrawal === 'unavailable'
}

/** Finds the current and scheduled releases in order, without scheduled ends of consents. */
async function standingRows(db: Db, entryId: number, now: number): Promise<ReleaseRow[]> {
  const pending = await pendingOf(db, entryId, now)
  const current = await releaseAt(db, entryId, now)
  return [...(current ? [current] : []), ...pending.filter((row) => !isEnd(row))]
}

type TextRelease = ReleaseRow & { revisionId: number }

export async function standingTexts(db: Db, entryId: number, now: number) {
  const rows = await standingRows(db, entryId, now)
  return rows.filter((row): row is TextRelease => row.revisionId !== null)
}

async function needsOfTexts(tx: Tx, texts: TextRelease[], now: number) {
  const needs = new Map<number, TextNeeds>()
  for (const { entryId, revisionId } of texts) {
    if (needs.has(revisionId)) continue
    if (!(await mayNeedConsent(tx, { entryId, revisionId }, now)).needs) continue
    needs.set(revisionId, await textNeedsOf(tx, { entryId, revisionId }))
  }
  return needs
}

type NeedsOfTexts = { texts: TextRelease[]; needs: Map<number, TextNeeds> }

/** Finds ends by release id. A text with unchecked words or a forbidden name has ended already. */
async function endsOfReleases(tx: Tx, { texts, needs }: NeedsOfTexts, now: number) {
  const ends = new Map<number, number>()
  for (const row of texts) {
    const ofText = needs.get(row.revisionId)
    if (!ofText) continue
    const end = (await saysMoreThanItMay(tx, row, ofText, now)) ? -Infinity : endOfText(ofText)
    if (end !== undefined) ends.set(row.id, end)
  }
  return ends
}

/** Returns whether a notice has to end: it shows the title, unless withdrawn on request, and the explanation. */
async function isGonePageOver(tx: Tx, row: ReleaseRow, now: number): Promise<boolean> {
  const { entryId, goesLiveAt, explanation } = row
  const text = await newestRelease(
    tx,
    entryId,
    and(isNotNull(releases.revisionId), lte(releases.goesLiveAt, goesLiveAt)),
  )
  if (!text?.revisionId || (row.withdrawal === 'request' && !explanation)) return false
  const gone = { ...row, revisionId: text.revisionId }
  const needs = (await needsOfTexts(tx, [gone], now)).get(gone.revisionId)
  if (!needs) return false
  return (endOfText(needs) ?? Infinity) <= now || saysMoreThanItMay(tx, gone, needs, now)
}

async function saysMoreThanItMay(tx: Tx, row: TextRelease, needs: TextNeeds, now: number) {
  if (isAtRisk(needs) && !(await isLiveTextChecked(tx, row, now))) return true
  const beside = [row.note, row.explanation]
  return (await forbiddenNamesIn(tx, { ...pick(row, 'entryId', 'revisionId'), beside }, now)).found.length > 0
}

/** Each end belongs to the period of the text that it ends, and has that text's address and date. */
async function requiredEnds(
  tx: Tx,
  { entryId, ends }: { entryId: number; ends: Map<number, number> },
  now: number,
): Promise<NewConsentEnd[]> {
  const rows = await standingRows(tx, entryId, now)
  return rows.flatMap(({ id, path, dated }, n) => {
    const end = ends.get(id)
    if (end === undefined) return []
    const goesLiveAt = Math.max(end, now)
    const until = rows[n + 1]?.goesLiveAt ?? Infinity
    return goesLiveAt < until ? [{ goesLiveAt, path, dated }] : []
  })
}

/** Cancels scheduled releases. A bundle goes live as one, so all of it is cancelled. `others`: its other entries. */
export async function cancelWithBundles(tx: Tx, actor: Actor, scheduled: ReleaseRow[], now: number) {
  const cancelledIds = await cancelReleaseRows(tx, actor, idsOf(scheduled), now)
  const bundleIds = scheduled.flatMap(({ bundleId }) => bundleId ?? [])
  const isOfBundle = and(inArray(releases.bundleId, bundleIds), isFuture(now), isNotConsentEnd())
  const bundled = bundleIds.length ? await tx.select().from(releases).where(isOfBundle).orderBy(releases.id) : []
  await cancelReleaseRows(tx, actor, idsOf(bundled), now)
  for (const { id, entryId } of bundled)
    await record(tx, actor, { verb: 'unscheduled', entryId, detail: { release: id }, releases: [id] }, now)
  return { cancelledIds, others: [...new Set(bundled.map(({ entryId }) => entryId))] }
}

async function cancelReleaseRows(tx: Tx, actor: Actor, ids: number[], now: number) {
  if (!ids.length) return []
  await tx.update(releases).set({ cancelledAt: now, cancelledBy: actor.id }).where(inArray(releases.id, ids))
  return ids
}

/** Adds releases that have no text and no reason. */
export async function insertConsentEnds(
  tx: Tx,
  actor: Actor,
  { entryId, ends }: { entryId: number; ends: NewConsentEnd[] },
  now: number,
): Promise<number[]> {
  const ids: number[] = []
  for (const end of ends) {
    const row = { ...end, entryId, revisionId: null, withdrawal: 'unavailable' as const, explanation: '' }
    const [added] = await tx
      .insert(releases)
      .values({ ...row, by: actor.id, createdAt: now })
      .returning({ id: releases.id })
    ids.push(added!.id)
  }
  return ids
}

/** Applies consent ends to entries and to the corrected texts of documents that they offer. */
export async function applyAllConsentEndsIn(tx: Tx, actor: Actor, entryIds: Iterable<number>, now: number) {
  const settled: (AppliedEnds & { entryId: number })[] = []
  const ids = new Set(entryIds)
  for (const entryId of [...ids]) for (const id of await correctedTextsOf(tx, entryId)) ids.add(id)
  for (const entryId of ids) settled.push({ entryId, ...(await applyConsentEndsIn(tx, actor, entryId, now)) })
  return settled
}

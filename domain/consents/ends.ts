import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { releases } from '@/db/schema'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { updateOrCancelWithdrawals } from '@/domain/entries/release-changes'
import { idsOf, isNoEnd, pendingOf, releaseAt, type ReleaseRow } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'
import { endOfText, mayNeedConsent, needsOf, type TextNeeds } from './needs'
import { saveReleaseConsentsIn } from './released-under'

/**
 * `taken`: readers had it until now. `cancelled`: how many releases that were set for later are not any more. `alongIds`: other
 * entries that were set to go live in one bundle with it, and are not any more.
 */
export type AppliedEnds = { taken: boolean; cancelled: number; alongIds: number[] }

const nothingApplied: AppliedEnds = { taken: false, cancelled: 0, alongIds: [] }

/**
 * Makes the releases of an entry follow its consents (`now` UTC ms): a text that readers have, or will have, is withdrawn by a
 * release of its own at the moment at which the first consent that it needs ends, at once where that has come; a text that is set
 * for a moment at which a consent does not hold is cancelled. Ends that nothing needs any more are cancelled; one whose moment has
 * come stays. Whatever changes the releases of an entry, its texts, its translations or its consents calls this at its end.
 */
export async function applyConsentEndsIn(tx: Tx, actor: Actor, entryId: number, now: number): Promise<AppliedEnds> {
  const pendingEnds = await pendingEndsOf(tx, entryId, now)
  const texts = await standingTexts(tx, entryId, now)
  const needs = await needsOfTexts(tx, texts, now)
  const ends = endsOfTexts(needs)
  const late = texts.filter((row) => row.goesLiveAt > now && (ends.get(row.revisionId!) ?? Infinity) <= row.goesLiveAt)
  for (const { id, revisionId, goesLiveAt } of texts)
    if (goesLiveAt > now) await saveReleaseConsentsIn(tx, id, needs.get(revisionId!))
  const { cancelledIds, others } = await cancelLate(tx, actor, late, now)
  const wanted = await wantedEnds(tx, { entryId, ends }, now)
  const isSame = (end: NewEnd) => (row: NewEnd) =>
    row.goesLiveAt === end.goesLiveAt && row.path === end.path && row.dated === end.dated
  const obsolete = pendingEnds.filter((row) => !wanted.some(isSame(row)))
  cancelledIds.push(...(await cancelRows(tx, actor, idsOf(obsolete), now)))
  const missing = wanted.filter((end) => !pendingEnds.some(isSame(end)))
  const addedIds = await insertEnds(tx, actor, { entryId, ends: missing }, now)
  const taken = missing.some(({ goesLiveAt }) => goesLiveAt === now)
  if (taken || late.length) cancelledIds.push(...(await updateOrCancelWithdrawals(tx, actor, entryId, now)))
  const changedIds = [...cancelledIds, ...addedIds]
  if (changedIds.length)
    await record(tx, actor, { verb: 'end of consent followed', entryId, releases: changedIds }, now)
  for (const other of others) await applyConsentEndsIn(tx, actor, other, now)
  // With what was cancelled, a notice under which the page stays may carry another text.
  const rest = late.length ? await applyConsentEndsIn(tx, actor, entryId, now) : nothingApplied
  const alongIds = others.filter((id) => id !== entryId)
  return {
    taken: taken || rest.taken,
    cancelled: late.length + rest.cancelled,
    alongIds: [...new Set([...alongIds, ...rest.alongIds])],
  }
}

/** `applyConsentEndsIn` where a text needs consent or an end is set, found out by one question. */
export async function applyConsentEndsIfAnyIn(
  tx: Tx,
  actor: Actor,
  text: { entryId: number; revisionId: number | null },
  now: number,
): Promise<AppliedEnds> {
  const { mayEnd } = await mayNeedConsent(tx, text, now)
  return mayEnd ? applyConsentEndsIn(tx, actor, text.entryId, now) : nothingApplied
}

type NewEnd = Pick<ReleaseRow, 'goesLiveAt' | 'path' | 'dated'>

function pendingEndsOf(tx: Tx, entryId: number, now: number) {
  const isEnd = and(eq(releases.entryId, entryId), eq(releases.withdrawal, 'unavailable'))
  return tx
    .select()
    .from(releases)
    .where(and(isEnd, isFuture(now)))
}

/** Returns what readers have at a moment and what is set for later, in the order of their moments, ends of consents that wait aside. */
async function standingRows(tx: Tx, entryId: number, now: number): Promise<ReleaseRow[]> {
  const pending = await pendingOf(tx, entryId, now)
  const current = await releaseAt(tx, entryId, now)
  return [...(current ? [current] : []), ...pending.filter(({ withdrawal }) => withdrawal !== 'unavailable')]
}

async function standingTexts(tx: Tx, entryId: number, now: number) {
  return (await standingRows(tx, entryId, now)).filter(({ revisionId }) => revisionId !== null)
}

/** Returns what each text needs; one that needs no consent is not in it. */
async function needsOfTexts(tx: Tx, texts: ReleaseRow[], now: number) {
  const needs = new Map<number, TextNeeds>()
  for (const { entryId, revisionId } of texts) {
    if (revisionId === null || needs.has(revisionId)) continue
    if (!(await mayNeedConsent(tx, { entryId, revisionId }, now)).needs) continue
    needs.set(revisionId, await needsOf(tx, { entryId, revisionId }))
  }
  return needs
}

/** From which moment on each text may not be public any more; one whose consents do not end is not in it. */
function endsOfTexts(needs: Map<number, TextNeeds>) {
  const ends = new Map<number, number>()
  for (const [revisionId, one] of needs) {
    const end = endOfText(one)
    if (end !== undefined) ends.set(revisionId, end)
  }
  return ends
}

/** Returns the places where ends have to stand: each in the time of the text that it ends, with the address and date of that. */
async function wantedEnds(
  tx: Tx,
  { entryId, ends }: { entryId: number; ends: Map<number, number> },
  now: number,
): Promise<NewEnd[]> {
  const rows = await standingRows(tx, entryId, now)
  return rows.flatMap(({ revisionId, path, dated }, n) => {
    const end = revisionId === null ? undefined : ends.get(revisionId)
    if (end === undefined) return []
    const goesLiveAt = Math.max(end, now)
    const until = rows[n + 1]?.goesLiveAt ?? Infinity
    return goesLiveAt < until ? [{ goesLiveAt, path, dated }] : []
  })
}

/** Cancels what may not go live any more. A bundle goes live as one: of it, everything is cancelled. `others`: its other entries. */
async function cancelLate(tx: Tx, actor: Actor, late: ReleaseRow[], now: number) {
  const cancelledIds = await cancelRows(tx, actor, idsOf(late), now)
  const bundleIds = late.flatMap(({ bundleId }) => bundleId ?? [])
  const isOfBundle = and(inArray(releases.bundleId, bundleIds), isFuture(now), isNoEnd())
  const bundled = bundleIds.length ? await tx.select().from(releases).where(isOfBundle) : []
  await cancelRows(tx, actor, idsOf(bundled), now)
  for (const { id, entryId } of bundled)
    await record(tx, actor, { verb: 'unscheduled', entryId, detail: { release: id }, releases: [id] }, now)
  return { cancelledIds, others: [...new Set(bundled.map(({ entryId }) => entryId))] }
}

async function cancelRows(tx: Tx, actor: Actor, ids: number[], now: number) {
  if (!ids.length) return []
  await tx.update(releases).set({ cancelledAt: now, cancelledBy: actor.id }).where(inArray(releases.id, ids))
  return ids
}

/** No text can come of these: they take one out, and say nothing of why. Answers with their numbers. */
export async function insertEnds(
  tx: Tx,
  actor: Actor,
  { entryId, ends }: { entryId: number; ends: NewEnd[] },
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

/** `applyConsentEndsIn` of every entry that some consents or uploads are about, and of all their translations. */
export async function applyAllConsentEndsIn(tx: Tx, actor: Actor, entryIds: Iterable<number>, now: number) {
  const settled: (AppliedEnds & { entryId: number })[] = []
  for (const entryId of new Set(entryIds))
    settled.push({ entryId, ...(await applyConsentEndsIn(tx, actor, entryId, now)) })
  return settled
}

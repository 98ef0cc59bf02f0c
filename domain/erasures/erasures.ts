import { and, eq, isNull } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { erasureEntries, erasures, previewLinks } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { readableAmong } from '@/domain/staff/audience'
import { record } from '@/domain/staff/audit'
import { notifyPeople, settleNotices } from '@/domain/notices/notices'
import { toBeErased } from '@/domain/entries/to-be-erased'
import { carryOutErasure } from './carry-out'
import { findConfirmers } from './confirmers'
import { copyPlaces } from './erasure'
import { chosenEntries, chosenUploads, findErasure, heldSinceOf, openErasureOf, type ChosenEntry } from './choice'
import { previewNameErasure } from './erase-name'
import { erasureSubjectOf } from './fix-hashes'
import { checkNotUsed } from './held-uploads'
import { checkNameIsGone, namedEntriesIn } from './names'
import { findMedia } from '@/domain/files/media'
import { insertConsentEnds, applyConsentEndsIn, cancelWithBundles } from '@/domain/consents/ends'
import { pendingOf, releaseAt } from '@/domain/entries/standing'

// The record has the number of an erasure, but none of its content. UTC ms.

type ErasureRequest = { entryId?: number; withTranslations: boolean; mediaIds: string[] }

/** Requests an erasure and withdraws texts. If nobody else can confirm, erases. Refused: uploads of other entries. */
export async function requestErasure(
  actor: Actor,
  { entryId, withTranslations, mediaIds }: ErasureRequest,
  now: number,
): Promise<Result<{ id: number; state: 'waiting' | 'erased' }>> {
  permit(actor, 'erase')
  const asked = await write(async (tx): Promise<Result<{ id: number; waits: boolean }>> => {
    const entries = entryId === undefined ? [] : await chosenEntries(tx, { entryId, withTranslations }, now)
    if (entryId !== undefined && !(await readableAmong(tx, actor, [entryId])).size)
      return refused('This text no longer exists.')
    const known = await findMedia(actor, mediaIds, { db: tx })
    const uploads = await chosenUploads(
      tx,
      known.map((upload) => upload.id),
    )
    if (entries.length + uploads.length === 0) return refused('Choose what is to be erased.')
    const entryIds = entries.map((entry) => entry.entryId)
    if (await openErasureOf(tx, { entryIds, mediaIds: uploads.map(({ id }) => id) })) return refused(toBeErased)
    refuseUnless(await checkNotUsed(tx, { entryIds, mediaIds: uploads.map(({ id }) => id) }, now))
    const id = await insertErasure(tx, actor, { entryId, entries, uploads }, now)
    await record(tx, actor, { verb: 'asked for an erasure', entryId, detail: detailOf(id, entries, uploads) }, now)
    for (const one of entryIds) await withdrawEntryIn(tx, actor, { entryId: one, erasureId: id }, now)
    return done({ id, waits: await tellConfirmers(tx, actor, id, now) })
  })
  return eraseUnlessWaiting(actor, asked, now)
}

/** Requests the removal of a name from all earlier versions of a text and its translations. Readers lose nothing. */
export async function requestNameErasure(
  actor: Actor,
  request: { entryId: number; names: string[] },
  now: number,
): Promise<Result<{ id: number; state: 'waiting' | 'erased' }>> {
  const found = await previewNameErasure(actor, request, now)
  if (!found.ok) return found
  const { entryId } = request
  const { hashes, texts } = found.value
  const asked = await write(async (tx): Promise<Result<{ id: number; waits: boolean }>> => {
    if (await openErasureOf(tx, { entryIds: texts.map(({ id }) => id), mediaIds: [] })) return refused(toBeErased)
    const id = await insertErasure(tx, actor, { entryId, hashes, entries: [], uploads: [] }, now)
    const detail = { erasure: id, entries: texts.length }
    await record(tx, actor, { verb: 'asked for the erasure of a name', entryId, detail }, now)
    return done({ id, waits: await tellConfirmers(tx, actor, id, now) })
  })
  return eraseUnlessWaiting(actor, asked, now)
}

const nobodyConfirms =
  'Nobody else who sees this text may confirm it. Name an editor or an admin under “Who sees it” first.'

async function tellConfirmers(tx: Tx, actor: Actor, id: number, now: number) {
  const others = await findConfirmers(tx, [actor.id])
  const to = await findConfirmers(tx, [actor.id], id)
  if (others.length && !to.length) refuseUnless(refused(nobodyConfirms))
  await notifyPeople(tx, { kind: 'erasure asked', about: `erasure ${id}`, to }, now)
  return others.length > 0
}

async function eraseUnlessWaiting(actor: Actor, asked: Result<{ id: number; waits: boolean }>, now: number) {
  if (!asked.ok) return asked
  const { id, waits } = asked.value
  if (waits) return done({ id, state: 'waiting' as const })
  const begun = await confirmErasure(actor, id, now)
  return begun.ok ? done({ id, state: 'erased' as const }) : begun
}

/** Carries out an erasure; failed steps are retried. Refused: one's own or a finished request, an upload in use. */
export async function confirmErasure(actor: Actor, id: number, now: number): Promise<Result<{ id: number }>> {
  permit(actor, 'erase')
  const begun = await beginErasing(actor, id, now)
  if (!begun.ok) return begun
  await carryOutErasure(id, now)
  return done({ id })
}

/** Marks the erasure as begun: it is finished even after a kill. */
function beginErasing(actor: Actor, id: number, now: number): Promise<Result> {
  return write(async (tx): Promise<Result> => {
    const erasure = refuseUnless(await findErasure(tx, actor, id))
    if (erasure.state === 'cancelled') return refused('This request was cancelled.')
    if (erasure.state !== 'waiting') return refused('This request was confirmed already.')
    const others = await findConfirmers(tx, [erasure.requestedBy])
    if (erasure.requestedBy === actor.id && others.length > 0)
      return refused('You asked for this yourself: somebody else has to confirm it.')
    const uploads = refuseUnless(await uploadsToErase(tx, id, now))
    refuseUnless(await checkNameIsGone(tx, namedEntriesIn(erasure.hashes), now))
    const row = { state: 'erasing' as const, erasedBy: actor.id, mediaIds: uploads }
    await tx.update(erasures).set(row).where(eq(erasures.id, id))
    await settleNotices(tx, { kinds: ['erasure asked'], about: `erasure ${id}` }, now)
    await record(tx, actor, { verb: 'confirmed an erasure', detail: { erasure: id } }, now)
    return done(undefined)
  })
}

/** Finds uploads with versions since the request. Refused if another text has begun to use one. */
async function uploadsToErase(tx: Tx, id: number, now: number): Promise<Result<string[]>> {
  const { entryIds, mediaIds } = await erasureSubjectOf(tx, id)
  const versions = (await chosenUploads(tx, mediaIds)).map((upload) => upload.id)
  const all = [...new Set([...mediaIds, ...versions])]
  const heldCheck = await checkNotUsed(tx, { entryIds, mediaIds: all }, now)
  return heldCheck.ok ? done(all) : heldCheck
}

/** Cancels a waiting request. Withdrawn texts stay withdrawn. */
export async function cancelErasure(actor: Actor, id: number, now: number): Promise<Result> {
  permit(actor, 'erase')
  return write(async (tx): Promise<Result> => {
    const erasure = refuseUnless(await findErasure(tx, actor, id))
    if (erasure.state === 'cancelled') return done(undefined)
    if (erasure.state !== 'waiting') return refused('This request was confirmed already: what it names is erased.')
    await tx.update(erasures).set({ state: 'cancelled' }).where(eq(erasures.id, id))
    await settleNotices(tx, { kinds: ['erasure asked'], about: `erasure ${id}` }, now)
    await record(tx, actor, { verb: 'cancelled an erasure', detail: { erasure: id } }, now)
    const to = [erasure.requestedBy].filter((person) => person !== actor.id)
    await notifyPeople(tx, { kind: 'erasure cancelled', about: `erasure ${id}`, to }, now)
    return done(undefined)
  })
}

type ChosenUpload = Awaited<ReturnType<typeof chosenUploads>>[number]
type ErasureChoice = { entryId?: number; entries: ChosenEntry[]; uploads: ChosenUpload[]; hashes?: string[] }

async function insertErasure(
  tx: Tx,
  actor: Actor,
  { entryId, entries, uploads, hashes = [] }: ErasureChoice,
  now: number,
) {
  const named = namedEntriesIn(hashes)
  const [row] = await tx
    .insert(erasures)
    .values({
      entryId,
      translationGroup: entries[0]?.translationGroup,
      mediaIds: uploads.map(({ id }) => id),
      requestedAt: now,
      requestedBy: actor.id,
      hashes,
      // Copies elsewhere matter only if a page is gone, not if a name is removed.
      copies: named.length > 0 ? [] : copyPlaces.map((place) => ({ place, settledAt: null })),
      heldSince: heldSinceOf([...entries, ...named], uploads),
    })
    .returning({ id: erasures.id })
  const erasureId = row!.id
  if (entries.length) await tx.insert(erasureEntries).values(entries.map((entry) => ({ ...entry, erasureId })))
  return erasureId
}

function detailOf(erasure: number, entries: ChosenEntry[], uploads: ChosenUpload[]) {
  return { erasure, entries: entries.length, uploads: uploads.length }
}

type ErasureTarget = { entryId: number; erasureId: number }

/** Withdraws without a reason, cancels scheduled releases and bundles, closes previews (`now` UTC ms). */
async function withdrawEntryIn(tx: Tx, actor: Actor, { entryId, erasureId }: ErasureTarget, now: number) {
  const pending = await pendingOf(tx, entryId, now)
  const { cancelledIds: changed, others } = await cancelWithBundles(tx, actor, pending, now)
  for (const other of others) await applyConsentEndsIn(tx, actor, other, now)
  const live = await releaseAt(tx, entryId, now)
  if (live?.revisionId) {
    const { path, dated } = live
    changed.push(...(await insertConsentEnds(tx, actor, { entryId, ends: [{ goesLiveAt: now, path, dated }] }, now)))
  }
  if (changed.length)
    await record(tx, actor, { verb: 'withdrawn', entryId, detail: { erasure: erasureId }, releases: changed }, now)
  await closePreviews(tx, actor, { entryId, erasureId }, now)
}

async function closePreviews(tx: Tx, actor: Actor, { entryId, erasureId }: ErasureTarget, now: number) {
  const closed = await tx
    .update(previewLinks)
    .set({ revokedAt: now, revokedBy: actor.id })
    .where(and(eq(previewLinks.entryId, entryId), isNull(previewLinks.revokedAt)))
    .returning({ id: previewLinks.id })
  for (const { id } of closed)
    await record(tx, actor, { verb: 'unshared', entryId, detail: { link: id, erasure: erasureId } }, now)
}

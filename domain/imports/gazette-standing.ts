import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { releases, revisions, type entries } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { ruleContext, sourceIn, whyNoSource } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import { insertRelease, updateWithdrawals } from '@/domain/publishing/release-store'
import { addRevision } from '@/domain/writing/saving'
import type { EntryMeta, OwnEntry } from './gazette-meta'
import { ownContent } from './gazette-text'
import { findLogRow } from './import-log'
import type { ImportContext } from './wordpress/import-context'

// Where an entry of Gazette's stood, beside the text that readers have: withdrawals, what waits, drafts.

type RestoredEntry = {
  entry: typeof entries.$inferSelect
  /** The text that readers have, had or will have. */
  revisionId: number
  /** Its address; undefined where readers are to have none. */
  path: string | undefined
  own: OwnEntry
}

/**
 * Writes what an entry has beside its one text, in the transaction that brings it: the addresses that lead to it, the text that it was
 * made from, a withdrawal, what is set for later, a newer draft. Answers with its newest revision.
 */
export async function restoreStandingIn(tx: Tx, restored: RestoredEntry, ctx: ImportContext) {
  const { entry, revisionId, path } = restored
  const { entry: own, here } = restored.own
  const { actor, now } = ctx
  const { id: entryId, kind } = entry
  if (path) await redirectHereIn(tx, own.moved, path, ctx)
  const from = own.translates === undefined ? undefined : await entryRowIn(tx, own.translates, ctx)
  if (from?.revisionId) {
    await tx.update(revisions).set({ translatedFrom: from.revisionId }).where(eq(revisions.id, revisionId))
    const detail = { import: ctx.importId, revision: revisionId, translated: from.revisionId }
    await record(tx, actor, { verb: 'linked by an import', entryId, detail, revisions: [revisionId] }, now)
  }
  let newest = revisionId
  if (own.notice) await addWithdrawal(own.notice, revisionId)
  for (const { at, text, notice } of own.next) {
    if (text) await addRelease(await addText(text), at)
    if (notice) await addWithdrawal(notice, newest)
  }
  await updateWithdrawals(tx, actor, entryId, now)
  if (own.draft) await addText(own.draft)
  await linkWaitingIn(tx, own.entry, entryId, ctx)
  return newest

  async function addText(text: EntryMeta['text']) {
    const { content } = await ownContent(text, here)
    const draft = { entryId, kind, session: 'import', content, author: null, basedOn: newest }
    newest = (await addRevision(tx, draft, Math.min(own.at ?? now, now))).revisionId
    return newest
  }

  async function addRelease(id: number, at: number) {
    if (path && own.dated !== null) await addRow({ revisionId: id, goesLiveAt: at, major: false })
  }

  async function addWithdrawal(
    { at, reason, explanation, keepsPage, replacedBy }: NonNullable<EntryMeta['notice']>,
    id: number,
  ) {
    const taken = { withdrawal: reason, explanation, revisionId: keepsPage ? id : null, goesLiveAt: at }
    const releaseId = await addRow(taken)
    if (replacedBy === undefined || keepsPage || releaseId === undefined) return
    const there = await entryRowIn(tx, replacedBy, ctx)
    if (there?.entryId) await setReplacementIn(tx, { releaseId, replacedBy: there.entryId }, ctx)
    else ctx.waiting.set(replacedBy, [...(ctx.waiting.get(replacedBy) ?? []), releaseId])
  }

  async function addRow(row: Omit<Parameters<typeof insertRelease>[3], 'entryId' | 'path' | 'dated'>) {
    if (!path || own.dated === null) return undefined
    const act = { verb: 'imported', detail: { import: ctx.importId } }
    return (await insertRelease(tx, actor, act, { ...row, entryId, path, dated: own.dated }, now)).releaseId
  }
}

/** Addresses that led to an entry lead to it again, where this site lets redirects be. */
async function redirectHereIn(tx: Tx, moved: string[], target: string, { actor, now }: ImportContext) {
  const known = ruleContext(now)
  for (const path of moved) {
    const source = sourceIn(path)
    if (!source.ok || (await whyNoSource(source.value, known))) continue
    await insertRedirects(tx, actor, [{ source: source.value, target, origin: 'import' }], now)
  }
}

/** What became here of an entry that the same export names by its number. */
async function entryRowIn(tx: Tx, number: number, { source }: ImportContext) {
  return findLogRow(tx, { source, kind: 'entry', key: String(number) })
}

/** Completes the withdrawals that wait for an entry to be here. */
async function linkWaitingIn(tx: Tx, number: number, entryId: number, ctx: ImportContext) {
  for (const releaseId of ctx.waiting.get(number) ?? [])
    await setReplacementIn(tx, { releaseId, replacedBy: entryId }, ctx)
  ctx.waiting.delete(number)
}

async function setReplacementIn(
  tx: Tx,
  { releaseId, replacedBy }: { releaseId: number; replacedBy: number },
  ctx: ImportContext,
) {
  const { actor, importId, now } = ctx
  const where = eq(releases.id, releaseId)
  const [row] = await tx.update(releases).set({ replacedBy }).where(where).returning({ entryId: releases.entryId })
  const detail = { import: importId, release: releaseId, replacedBy }
  await record(tx, actor, { verb: 'linked by an import', entryId: row?.entryId, detail, releases: [releaseId] }, now)
}

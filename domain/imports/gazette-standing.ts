import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { releases, revisions, terms, type entries, type ImportProblem } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { ruleContext, sourceIn, sourceProblem } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import { applyConsentEndsIfAnyIn } from '@/domain/consents/ends'
import { updateWithdrawals } from '@/domain/entries/release-changes'
import { choosePageIn } from '@/domain/entries/term-page'
import { insertRelease } from '@/domain/publishing/release-store'
import { addRevision } from '@/domain/writing/saving'
import type { EntryMeta, OwnEntry } from './gazette-meta'
import { ownContent } from './gazette-text'
import { findLogRow } from './import-log'
import { keptAsDraft } from './kept-as-draft'
import type { ImportRun } from './writer/log'

// The state of a Gazette entry in addition to its text: withdrawals, scheduled releases, drafts.

type RestoredEntry = {
  entry: typeof entries.$inferSelect
  revisionId: number
  /** Undefined if readers are not to get the text. */
  path: string | undefined
  gazetteEntry: OwnEntry
  /** Sentences of the report about texts held back because of people at risk. */
  held: ImportProblem[]
}

/** Withdrawals that name a later entry as their replacement, by its number. */
export type WaitingWithdrawals = Map<number, number[]>

/** Restores everything of an entry except its text. Returns its newest revision. */
export async function restoreStandingIn(tx: Tx, restored: RestoredEntry, run: ImportRun, waiting: WaitingWithdrawals) {
  const { entry, revisionId, path, held } = restored
  const { entry: meta, uploadHere } = restored.gazetteEntry
  const { actor, now } = run
  const { id: entryId, kind } = entry
  if (path) await redirectHereIn(tx, meta.moved, path, run)
  if (meta.about) await setTermPageIn(tx, { ...meta.about, entryId }, run)
  const from = meta.translates === undefined ? undefined : await entryRowIn(tx, meta.translates, run)
  if (from?.revisionId) {
    await tx.update(revisions).set({ translatedFrom: from.revisionId }).where(eq(revisions.id, revisionId))
    const detail = { import: run.importId, revision: revisionId, translated: from.revisionId }
    await record(tx, actor, { verb: 'linked by an import', entryId, detail, revisions: [revisionId] }, now)
  }
  let newest = revisionId
  if (meta.notice) await addWithdrawal(meta.notice, revisionId)
  for (const { at, text, notice } of meta.next) {
    if (text) await addRelease(await addText(text), at)
    if (notice) await addWithdrawal(notice, newest)
  }
  await updateWithdrawals(tx, actor, entryId, now)
  await applyConsentEndsIfAnyIn(tx, actor, { entryId, revisionId: null }, now)
  if (meta.draft) await addText(meta.draft)
  for (const releaseId of waiting.get(meta.entry) ?? [])
    await setReplacementIn(tx, { releaseId, replacedBy: entryId }, run)
  waiting.delete(meta.entry)
  return newest

  async function addText(text: EntryMeta['text']) {
    const { content } = await ownContent(text, uploadHere)
    const draft = { entryId, kind, session: 'import', content, author: null, basedOn: newest }
    newest = (await addRevision(tx, draft, Math.min(meta.at ?? now, now))).revisionId
    return newest
  }

  async function addRelease(id: number, at: number) {
    if (path && meta.dated !== null) await addRow({ revisionId: id, goesLiveAt: at, major: false })
  }

  async function addWithdrawal(
    { at, reason, explanation, keepsPage, replacedBy }: NonNullable<EntryMeta['notice']>,
    id: number,
  ) {
    const withdrawal = { withdrawal: reason, explanation, revisionId: keepsPage ? id : null, goesLiveAt: at }
    const releaseId = await addRow(withdrawal)
    if (replacedBy === undefined || keepsPage || releaseId === undefined) return
    const replacement = await entryRowIn(tx, replacedBy, run)
    if (replacement?.entryId) await setReplacementIn(tx, { releaseId, replacedBy: replacement.entryId }, run)
    else waiting.set(replacedBy, [...(waiting.get(replacedBy) ?? []), releaseId])
  }

  async function addRow(row: Omit<Parameters<typeof insertRelease>[3], 'entryId' | 'path' | 'dated'>) {
    if (!path || meta.dated === null) return undefined
    const act = { verb: 'imported', detail: { import: run.importId } }
    const added = { ...row, entryId, path, dated: meta.dated }
    const released = await insertRelease(tx, actor, act, added, now)
    if (released.ok) return released.value.releaseId
    if (!held.some(({ what }) => what === keptAsDraft)) held.push({ what: keptAsDraft })
    return undefined
  }
}

/** Makes a page the page of its topic or country again, unless that has another. */
async function setTermPageIn(
  tx: Tx,
  { kind, slug, entryId }: NonNullable<EntryMeta['about']> & { entryId: number },
  { actor, now }: ImportRun,
) {
  const [term] = await tx
    .select({ id: terms.id })
    .from(terms)
    .where(and(eq(terms.kind, kind), eq(terms.slug, slug), isNull(terms.pageEntryId)))
  if (term) await choosePageIn(tx, actor, { termId: term.id, entryId }, now)
}

async function redirectHereIn(tx: Tx, moved: string[], target: string, { actor, now }: ImportRun) {
  const rules = ruleContext(now)
  for (const path of moved) {
    const source = sourceIn(path)
    if (!source.ok || (await sourceProblem(source.value, rules))) continue
    await insertRedirects(tx, actor, [{ source: source.value, target, origin: 'import' }], now)
  }
}

async function entryRowIn(tx: Tx, number: number, { source }: ImportRun) {
  return findLogRow(tx, { source, kind: 'entry', key: String(number) })
}

async function setReplacementIn(
  tx: Tx,
  { releaseId, replacedBy }: { releaseId: number; replacedBy: number },
  run: ImportRun,
) {
  const { actor, importId, now } = run
  const whichRelease = eq(releases.id, releaseId)
  const [row] = await tx
    .update(releases)
    .set({ replacedBy })
    .where(whichRelease)
    .returning({ entryId: releases.entryId })
  const detail = { import: importId, release: releaseId, replacedBy }
  await record(tx, actor, { verb: 'linked by an import', entryId: row?.entryId, detail, releases: [releaseId] }, now)
}

import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { releases, revisions, type entries } from '@/db/schema'
import { record } from '@/domain/staff/audit'
import { ruleContext, sourceIn, whyNoSource } from '@/domain/addresses/redirect-rules'
import { insert } from '@/domain/addresses/redirects'
import { insertRelease, updateWithdrawals } from '@/domain/publishing/release-store'
import { addRevision } from '@/domain/writing/saving'
import { ownContent, type EntryMeta } from './gazette-meta'
import { findNoted } from './ledger'
import type { Going } from './wordpress/going'
import type { Planned } from './wordpress/plan'
import type { Text } from './wordpress/text'

// Where an entry of Gazette's stood, beside the text that readers have: withdrawals, what waits, drafts.

type Standing = {
  entry: typeof entries.$inferSelect
  /** The text that readers have, had or will have. */
  revisionId: number
  planned: Pick<Planned, 'path'>
  text: Text
}

/**
 * What an entry has beside its one text, in the transaction that brings it: the addresses that lead to it, the text that it was made
 * from, a withdrawal, what is set for later, a newer draft. Answers with its newest revision.
 */
export async function standAgain(tx: Tx, { entry, revisionId, planned: { path }, text }: Standing, going: Going) {
  if (!text.own) return revisionId
  const { entry: own, here } = text.own
  const { actor, now } = going
  const { id: entryId, kind } = entry
  if (path) await leadHere(tx, own.moved, path, going)
  const from = own.translates === undefined ? undefined : await entryHere(tx, own.translates, going)
  if (from?.revisionId) {
    await tx.update(revisions).set({ translatedFrom: from.revisionId }).where(eq(revisions.id, revisionId))
    const detail = { import: going.importId, revision: revisionId, translated: from.revisionId }
    await record(tx, actor, { verb: 'linked by an import', entryId, detail, revisions: [revisionId] }, now)
  }
  let newest = revisionId
  if (own.notice) await withdrawn(own.notice, revisionId)
  for (const { at, text, notice } of own.next) {
    if (text) await released(await revised(text), at)
    if (notice) await withdrawn(notice, newest)
  }
  await updateWithdrawals(tx, actor, entryId, now)
  if (own.draft) await revised(own.draft)
  await nowHere(tx, own.entry, entryId, going)
  return newest

  async function revised(text: EntryMeta['text']) {
    const { content } = await ownContent(text, here)
    const draft = { entryId, kind, session: 'import', content, author: null, basedOn: newest }
    newest = (await addRevision(tx, draft, Math.min(own.at ?? now, now))).revisionId
    return newest
  }

  async function released(id: number, at: number) {
    if (path && own.dated !== null) await put({ revisionId: id, goesLiveAt: at, major: false })
  }

  async function withdrawn(
    { at, reason, explanation, keepsPage, replacedBy }: NonNullable<EntryMeta['notice']>,
    id: number,
  ) {
    const taken = { withdrawal: reason, explanation, revisionId: keepsPage ? id : null, goesLiveAt: at }
    const releaseId = await put(taken)
    if (replacedBy === undefined || keepsPage || releaseId === undefined) return
    const there = await entryHere(tx, replacedBy, going)
    if (there?.entryId) await replaced(tx, { releaseId, replacedBy: there.entryId }, going)
    else waitingFor(going, replacedBy).push(releaseId)
  }

  async function put(row: Omit<Parameters<typeof insertRelease>[3], 'entryId' | 'path' | 'dated'>) {
    if (!path || own.dated === null) return undefined
    const act = { verb: 'imported', detail: { import: going.importId } }
    return (await insertRelease(tx, actor, act, { ...row, entryId, path, dated: own.dated }, now)).releaseId
  }
}

/** Addresses that led to an entry lead to it again, where this site lets redirects be. */
async function leadHere(tx: Tx, moved: string[], target: string, { actor, now }: Going) {
  const known = ruleContext(now)
  for (const path of moved) {
    const source = sourceIn(path)
    if (!source.ok || (await whyNoSource(source.value, known))) continue
    await insert(tx, actor, [{ source: source.value, target, origin: 'import' }], now)
  }
}

/** What became here of an entry that the same export names by its number. */
async function entryHere(tx: Tx, number: number, { source }: Going) {
  return findNoted(tx, { source, kind: 'entry', key: String(number) })
}

// Withdrawals may send readers to an entry that comes later in the file.
const waiting = new WeakMap<object, Map<number, number[]>>()

function waitingFor(going: Going, number: number) {
  const all = waiting.get(going) ?? new Map<number, number[]>()
  waiting.set(going, all)
  return all.get(number) ?? all.set(number, []).get(number)!
}

async function nowHere(tx: Tx, number: number, entryId: number, going: Going) {
  for (const releaseId of waitingFor(going, number).splice(0))
    await replaced(tx, { releaseId, replacedBy: entryId }, going)
}

async function replaced(tx: Tx, { releaseId, replacedBy }: { releaseId: number; replacedBy: number }, going: Going) {
  const { actor, importId, now } = going
  const where = eq(releases.id, releaseId)
  const [row] = await tx.update(releases).set({ replacedBy }).where(where).returning({ entryId: releases.entryId })
  const detail = { import: importId, release: releaseId, replacedBy }
  await record(tx, actor, { verb: 'linked by an import', entryId: row?.entryId, detail, releases: [releaseId] }, now)
}

import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { entries, revisions, suggestions, type How, type Kind, type PeopleIn } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isStillOpen, saveConflict, type Conflict } from './conflicts'
import type { Content } from '@/domain/content/content'
import { contentOf, findPermittedEntry, entryToChange, headOf, type Head } from '@/domain/entries/head'
import { followDraftsIn } from './draft-marks'
import { addRevision, checkReferences, replaceRevision, type Base, type SavedRevision } from './saving'

export type { Base, Conflict, SavedRevision }

type NewEntry = {
  kind: Kind
  language: Language
  content: Content
  session: string
  origin?: string
  translationGroup?: string
  /** The people whom it is about, where that is known before it is written. */
  people?: PeopleIn
  how?: How
  fromRevision?: number
  translatedFrom?: number
}

/**
 * Begins an entry from the editor: one for each editing session, however often the editor sends it. A request whose answer was
 * lost is a conflict when it comes again: the answer names the entry, and the editor goes on with that one.
 */
export async function beginEntry(
  actor: Actor,
  entry: NewEntry,
  now: number,
): Promise<Result<SavedRevision> | Conflict> {
  permit(actor, 'write', { createdBy: actor.id })
  const { answer } = await write(async (tx) => ({ answer: await beginEntryIn(tx, actor, entry, now) }))
  return answer
}

async function beginEntryIn(
  tx: Tx,
  actor: Actor,
  entry: NewEntry,
  now: number,
): Promise<Result<SavedRevision> | Conflict> {
  const [existing] = await tx
    .select({ id: entries.id, kind: entries.kind, first: revisions.id, counter: revisions.counter })
    .from(entries)
    .innerJoin(revisions, and(eq(revisions.entryId, entries.id), isNull(revisions.basedOn)))
    .where(and(eq(revisions.session, entry.session), eq(entries.createdBy, actor.id!), ne(revisions.how, 'aside')))
  if (!existing) return createEntryIn(tx, actor, entry, now)
  const referenceCheck = await checkReferences(tx, actor, entry.content, now)
  if (!referenceCheck.ok) return referenceCheck
  const { session, content } = entry
  const draft = {
    entryId: existing.id,
    kind: existing.kind,
    session,
    content,
    author: actor.id,
    basedOn: existing.first,
  }
  const head = (await headOf(tx, existing.id))!
  return saveConflict(tx, actor, { head, draft, base: { revisionId: existing.first, counter: existing.counter } }, now)
}

/** Begins an entry with its first revision. */
export async function createEntry(actor: Actor, entry: NewEntry, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => createEntryIn(tx, actor, entry, now))
}

/** `createEntry` inside a transaction; whoever calls it has checked the right to write. */
export async function createEntryIn(
  tx: Tx,
  actor: Actor,
  entry: NewEntry,
  now: number,
): Promise<Result<SavedRevision>> {
  const { kind, language, origin, people, translationGroup = randomId() } = entry
  const referenceCheck = await checkReferences(tx, actor, entry.content, now)
  if (!referenceCheck.ok) return referenceCheck
  const [row] = await tx
    .insert(entries)
    .values({ kind, language, translationGroup, people, createdBy: actor.id, createdAt: now, origin })
    .returning({ id: entries.id })
  const added = await addRevision(tx, { ...entry, entryId: row!.id, author: actor.id, basedOn: null }, now)
  const { fromRevision: from, translatedFrom: translated } = entry
  const detail = { revision: added.revisionId, ...(from && { from }), ...(translated && { translated }) }
  await record(tx, actor, { verb: 'began', entryId: row!.id, detail }, now)
  return done(added)
}

export type DraftSave = {
  entryId: number
  /** The head as the editor knew it. */
  base: Base
  /** Made when the editor opened: one per window. */
  session: string
  content: Content
  /** Add this text on top of whatever is there now: both stay. */
  onTop?: boolean
  /** The way in which it came about, if it is not simply written: then it is always a revision of its own. */
  how?: How
  /** The revision of this entry that was restored, or that lay aside and was kept or merged in. */
  fromRevision?: number
  /** The editor brings both texts together by itself where it can: in a conflict nothing is stored yet. */
  mergesFirst?: boolean
  /** Suggestions of which changes were accepted in this text since it was saved last. */
  accepted?: number[]
}

/**
 * Saves what an editor wrote. The head is replaced only for its own author, in the same editing session, within five
 * minutes, while nothing stands on it; otherwise a revision is added. A base that is no longer the head is a conflict:
 * the head stays as it is, and the text is laid aside as a revision before anyone is asked what to do with it. An editor
 * that can merge the two by itself is told first, and saves again.
 */
export async function saveDraft(actor: Actor, save: DraftSave, now: number): Promise<Result<SavedRevision> | Conflict> {
  // A conflict is no refusal to the transaction: what was laid aside stays.
  const { answer } = await write(async (tx) => ({ answer: await saveDraftIn(tx, actor, save, now) }))
  return answer
}

/** `saveDraft` inside a transaction. */
export async function saveDraftIn(
  tx: Tx,
  actor: Actor,
  save: DraftSave,
  now: number,
): Promise<Result<SavedRevision> | Conflict> {
  const entryCheck = await entryToChange(tx, actor, 'write', save.entryId)
  if (!entryCheck.ok) return entryCheck
  const entry = entryCheck.value
  const referenceCheck = await checkReferences(tx, actor, save.content, now)
  if (!referenceCheck.ok) return referenceCheck
  const from = await revisionOfEntry(tx, entry.id, save.fromRevision)
  if (save.fromRevision !== undefined && !from) return refused('There is no such revision of this text.')
  const head = (await headOf(tx, entry.id))!
  // A restored text translates what it translated then; any other text translates what the newest one does.
  const { translatedFrom } = save.how === 'restored' && from ? from : head
  const draft = {
    how: 'written' as const,
    ...save,
    suggestedBy: await suggestersOf(tx, entry.id, save.accepted),
    kind: entry.kind,
    author: actor.id,
    basedOn: head.id,
    translatedFrom,
  }
  if (!isBase(head, save.base) && !save.onTop) {
    const conflict = { head, draft, base: save.base, mergesFirst: save.mergesFirst }
    return saveConflict(tx, actor, conflict, now)
  }
  await followDraftsIn(tx, {
    entryId: entry.id,
    before: () => contentOf(tx, head, entry.kind),
    after: save.content,
  })
  if (await mayReplace(tx, head, actor, save, now)) return done(await replaceRevision(tx, head, draft, now))
  const added = await addRevision(tx, draft, now)
  const detail = { revision: added.revisionId, how: draft.how }
  await record(tx, actor, { verb: 'saved', entryId: entry.id, detail }, now)
  return done(added)
}

async function suggestersOf(tx: Tx, entryId: number, ids: number[] = []) {
  if (!ids.length) return []
  const rows = await tx
    .select({ staffId: suggestions.staffId })
    .from(suggestions)
    .where(and(eq(suggestions.entryId, entryId), inArray(suggestions.id, ids)))
    .orderBy(asc(suggestions.staffId))
  return rows.map(({ staffId }) => staffId)
}

async function revisionOfEntry(tx: Tx, entryId: number, revisionId = -1) {
  const [revision] = await tx
    .select({ translatedFrom: revisions.translatedFrom })
    .from(revisions)
    .where(and(eq(revisions.id, revisionId), eq(revisions.entryId, entryId)))
  return revision
}

function isBase(head: Head, base: Base) {
  return head.id === base.revisionId && head.counter === base.counter
}

async function mayReplace(tx: Tx, head: Head, actor: Actor, save: DraftSave, now: number) {
  // A revision that was restored or merged stays exactly as it is.
  if (save.how || head.how !== 'written' || !isBase(head, save.base)) return false
  return isStillOpen(tx, head, { author: actor.id, session: save.session }, now)
}

/** Returns which text of an entry is the newest, and when it was saved; cheap enough to be asked every few seconds. */
export async function newestSave(actor: Actor, entryId: number): Promise<(Base & { savedAt: number }) | undefined> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry?.headId) return undefined
  const { id: revisionId, counter, savedAt } = revisions
  const [head] = await db.select({ revisionId, counter, savedAt }).from(revisions).where(eq(revisionId, entry.headId))
  return head
}

/** An entry's head, ready for the editor; `bodyProblem`: why its body is here as words alone, if it is. */
export async function findDraft(actor: Actor, entryId: number) {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  return {
    entry,
    base: { revisionId: head.id, counter: head.counter },
    savedAt: head.savedAt,
    content: await contentOf(db, head, entry.kind),
    bodyProblem: head.bodyProblem,
  }
}

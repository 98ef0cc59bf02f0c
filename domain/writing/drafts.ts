import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { read, refuseUnless, write, type Tx } from '@/db/connection'
import { entries, revisions, suggestions, type RevisionOrigin, type Kind, type PeopleIn } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { pick } from '@/lib/lists/pick'
import { done, refused, type Result } from '@/lib/result'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { isOpenTo } from '@/domain/staff/audience'
import { isStillOpen, saveConflict, type Conflict } from './conflicts'
import type { Content } from '@/domain/content/content'
import { contentOf, findPermittedEntry, entryToChange, headOf, type Head } from '@/domain/entries/head'
import { recordOpenedIn } from '@/domain/files/uses'
import { checkOffered } from '@/domain/site/site-languages'
import { addRevision, checkReferences, prepareBody, replaceRevision, type Base, type SavedRevision } from './saving'

export type { Base, Conflict, SavedRevision }

type NewEntry = {
  kind: Kind
  language: Language
  content: Content
  session: string
  origin?: string
  translationGroup?: string
  /** Set if known before the text is written. */
  people?: PeopleIn
  how?: RevisionOrigin
  fromRevision?: number
  translatedFrom?: number
}

/** Begins an entry, one for each session: a repeated request is a conflict, and the editor continues with its entry. */
export async function beginEntry(
  actor: Actor,
  entry: NewEntry,
  now: number,
): Promise<Result<SavedRevision> | Conflict> {
  permit(actor, 'write', { createdBy: actor.id })
  await prepareBody(entry.content.body, entry.language)
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

export async function createEntry(actor: Actor, entry: NewEntry, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'write', { createdBy: actor.id })
  await prepareBody(entry.content.body, entry.language)
  return write(async (tx) => createEntryIn(tx, actor, entry, now))
}

/** Creates an entry. The caller has checked the right to write. */
export async function createEntryIn(
  tx: Tx,
  actor: Actor,
  entry: NewEntry,
  now: number,
): Promise<Result<SavedRevision>> {
  const { kind, language, origin, people, translationGroup = randomId() } = entry
  refuseUnless(await checkOffered(tx, language))
  const referenceCheck = await checkReferences(tx, actor, entry.content, now)
  if (!referenceCheck.ok) return referenceCheck
  const [row] = await tx
    .insert(entries)
    .values({ kind, language, translationGroup, people, createdBy: actor.id, createdAt: now, origin })
    .returning({ id: entries.id })
  await recordOpenedIn(tx, actor, { entryId: row!.id, ids: referenceCheck.value }, now)
  const added = await addRevision(tx, { ...entry, entryId: row!.id, author: actor.id, basedOn: null }, now)
  const { fromRevision: from, translatedFrom: translated } = entry
  const detail = { revision: added.revisionId, ...(from && { from }), ...(translated && { translated }) }
  await record(tx, actor, { verb: 'began', entryId: row!.id, detail }, now)
  return done(added)
}

export type DraftSave = {
  entryId: number
  base: Base
  /** Made when the editor opened: one for each window. */
  session: string
  content: Content
  /** Saves over a newer text, which stays as a revision. */
  onTop?: boolean
  /** Origin of a text that was not simply written, which is then a revision of its own. */
  how?: RevisionOrigin
  fromRevision?: number
  /** The editor merges by itself: a conflict stores nothing yet. */
  mergesFirst?: boolean
  /** Accepted suggestions since the last save. */
  accepted?: number[]
}

/** Saves a draft: replaces the author's recent head or adds a revision. With an outdated base, see `saveConflict`. */
export async function saveDraft(actor: Actor, save: DraftSave, now: number): Promise<Result<SavedRevision> | Conflict> {
  const [entry] = await read()
    .select(pick(entries, 'language'))
    .from(entries)
    .where(and(eq(entries.id, save.entryId), isOpenTo(actor)))
  if (entry) await prepareBody(save.content.body, entry.language)
  // The answer is wrapped, so that the transaction keeps a text that a conflict stored aside.
  const { answer } = await write(async (tx) => ({ answer: await saveDraftIn(tx, actor, save, now) }))
  return answer
}

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
  // A restored text keeps its own source; any other has the source of the head.
  const { translatedFrom } = save.how === 'restored' && from ? from : head
  const draft = {
    how: 'written' as const,
    ...save,
    suggestedBy: await suggesterIdsOf(tx, entry.id, save.accepted),
    kind: entry.kind,
    author: actor.id,
    basedOn: head.id,
    translatedFrom,
  }
  if (!isSameBase(head, save.base) && !save.onTop) {
    const conflict = { head, draft, base: save.base, mergesFirst: save.mergesFirst }
    return saveConflict(tx, actor, conflict, now)
  }
  await recordOpenedIn(tx, actor, { entryId: entry.id, ids: referenceCheck.value }, now)
  if (await mayReplace(tx, head, actor, save, now)) return done(await replaceRevision(tx, head, draft, now))
  const added = await addRevision(tx, draft, now)
  const detail = { revision: added.revisionId, how: draft.how }
  await record(tx, actor, { verb: 'saved', entryId: entry.id, detail }, now)
  return done(added)
}

async function suggesterIdsOf(tx: Tx, entryId: number, ids: number[] = []) {
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

function isSameBase(head: Head, base: Base) {
  return head.id === base.revisionId && head.counter === base.counter
}

async function mayReplace(tx: Tx, head: Head, actor: Actor, save: DraftSave, now: number) {
  // A restored or merged revision never changes.
  if (save.how || head.how !== 'written' || !isSameBase(head, save.base)) return false
  return isStillOpen(tx, head, { author: actor.id, session: save.session }, now)
}

/** Finds the newest save, cheaply enough to ask every few seconds. */
export async function newestSave(actor: Actor, entryId: number): Promise<(Base & { savedAt: number }) | undefined> {
  const db = read()
  const entry = await findPermittedEntry(db, actor, 'read', entryId)
  if (!entry?.headId) return undefined
  const { id: revisionId, counter, savedAt } = revisions
  const [head] = await db.select({ revisionId, counter, savedAt }).from(revisions).where(eq(revisionId, entry.headId))
  return head
}

/** Finds the newest text of an entry. `bodyProblem`: why only the words of its body are shown. */
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

import { and, eq, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { comments, entries, previewLinks, releases, reviews, revisions, staff, type How, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { randomId } from '@/lib/random'
import { done, type Refused, type Result } from '@/lib/result'
import { permit, type Actor } from './actor'
import { record } from './audit'
import type { Content } from './content'
import { contentOf, entryFor, entryToChange, headOf, type Head } from './head'
import { addRevision, knownReferences, replaceHead, type Base, type Saved } from './saving'

export type { Base, Saved }

/** Someone saved in between. Nothing was written; the head is named so that both texts can be kept. */
export type Conflict = {
  ok: false
  conflict: { entryId: number; head: Base; session: string; author: string; savedAt: number }
  problems: Refused['problems']
}

/** How long (ms) one editing session keeps replacing its own head instead of adding revisions. */
const replaceFor = 10 * 60_000

type NewEntry = {
  kind: Kind
  language: Language
  content: Content
  session: string
  origin?: string
  translationGroup?: string
  how?: How
  fromRevision?: number
}

/**
 * Begins an entry from the editor: one for each editing session, however often the editor has to ask. A request whose
 * acknowledgement was lost conflicts with itself when it comes again, and the editor goes on in the entry that is named.
 */
export async function beginEntry(actor: Actor, entry: NewEntry, now: number): Promise<Result<Saved> | Conflict> {
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => {
    const [begun] = await tx
      .select({ id: entries.id })
      .from(entries)
      .innerJoin(revisions, and(eq(revisions.entryId, entries.id), isNull(revisions.basedOn)))
      .where(and(eq(revisions.session, entry.session), eq(entries.createdBy, actor.id!)))
    return begun ? conflictWith(tx, (await headOf(tx, begun.id))!) : addEntry(tx, actor, entry, now)
  })
}

/** Begins an entry with its first revision. */
export async function createEntry(actor: Actor, entry: NewEntry, now: number): Promise<Result<Saved>> {
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => addEntry(tx, actor, entry, now))
}

async function addEntry(tx: Tx, actor: Actor, entry: NewEntry, now: number): Promise<Result<Saved>> {
  const { kind, language, origin, translationGroup = randomId() } = entry
  const known = await knownReferences(tx, actor, entry.content)
  if (!known.ok) return known
  const [row] = await tx
    .insert(entries)
    .values({ kind, language, translationGroup, createdBy: actor.id, createdAt: now, origin })
    .returning({ id: entries.id })
  const added = await addRevision(tx, { ...entry, entryId: row!.id, author: actor.id, basedOn: null }, now)
  await record(tx, actor, { verb: 'began', entryId: row!.id, detail: { revision: added.revisionId } }, now)
  return done(added)
}

export type DraftSave = {
  entryId: number
  /** The head as the editor knew it. */
  base: Base
  /** Made when the editor opened: one per window. */
  session: string
  content: Content
  /** After a conflict: add this text on top of whatever is there now, so that both stay. */
  keepBoth?: boolean
  /** Where it is not simply written, how it came about: then it is always a revision of its own. */
  how?: How
  fromRevision?: number
}

/**
 * Saves what an editor wrote. The head is replaced only for its own author, in the same editing session, within ten
 * minutes, while no release stands on it; otherwise a revision is added. A base that is no longer the head is a conflict.
 */
export async function saveDraft(actor: Actor, save: DraftSave, now: number): Promise<Result<Saved> | Conflict> {
  return write(async (tx) => {
    const found = await entryToChange(tx, actor, 'write', save.entryId)
    if (!found.ok) return found
    const entry = found.value
    const head = (await headOf(tx, entry.id))!
    const known = await knownReferences(tx, actor, save.content)
    if (!known.ok) return known
    if (!isBase(head, save.base) && !save.keepBoth) return conflictWith(tx, head)
    const draft = { how: 'written' as const, ...save, kind: entry.kind, author: actor.id, basedOn: head.id }
    if (await mayReplace(tx, head, actor, save, now)) return done(await replaceHead(tx, head, draft, now))
    const added = await addRevision(tx, draft, now)
    await record(
      tx,
      actor,
      { verb: 'saved', entryId: entry.id, detail: { revision: added.revisionId, how: draft.how } },
      now,
    )
    return done(added)
  })
}

function isBase(head: Head, base: Base) {
  return head.id === base.revisionId && head.counter === base.counter
}

async function mayReplace(tx: Tx, head: Head, actor: Actor, save: DraftSave, now: number) {
  if (head.author !== actor.id || head.session !== save.session || now - head.createdAt > replaceFor) return false
  if (!isBase(head, save.base) || save.how) return false
  return !(await isStoodOn(tx, head.id))
}

/** Whether a release, a review, a comment or a preview link names a revision: then it never changes again. */
async function isStoodOn(tx: Tx, revisionId: number) {
  for (const table of [releases, reviews, comments, previewLinks]) {
    const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.revisionId, revisionId)).limit(1)
    if (row) return true
  }
  return false
}

async function conflictWith(tx: Tx, head: Head): Promise<Conflict> {
  const [author] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, head.author ?? -1))
  const name = author?.name ?? 'Someone'
  return {
    ok: false,
    conflict: {
      entryId: head.entryId,
      head: { revisionId: head.id, counter: head.counter },
      session: head.session,
      author: name,
      savedAt: head.savedAt,
    },
    problems: [{ message: `${name} saved this entry while you were writing. Your text is kept here.` }],
  }
}

/** An entry's head, ready for the editor. */
export async function findDraft(actor: Actor, entryId: number) {
  const db = read()
  const entry = await entryFor(db, actor, 'read', entryId)
  const head = entry && (await headOf(db, entryId))
  if (!head) return undefined
  return {
    entry,
    base: { revisionId: head.id, counter: head.counter },
    savedAt: head.savedAt,
    content: await contentOf(db, head, entry.kind),
  }
}

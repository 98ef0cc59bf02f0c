import { and, eq, inArray, isNull } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { entries, media, releases, revisionMedia, revisionTerms, revisions, staff, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { randomId } from '@/lib/random'
import { done, refused, type Refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { permit, type Actor } from './actor'
import { mediaIn, renderBody, textOf } from './body/render'
import { bodySchema, schemaVersion } from './body/schema'
import type { Content } from './content'
import { contentOf, entryFor, headOf, type Head } from './head'

/** The saved revision a write starts from, and how often that had been saved. */
export type Base = { revisionId: number; counter: number }
export type Saved = Base & { entryId: number; savedAt: number; slug: string }

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
  const known = await knownReferences(tx, entry.content)
  if (!known.ok) return known
  const [row] = await tx
    .insert(entries)
    .values({ kind, language, translationGroup, createdBy: actor.id, createdAt: now, origin })
    .returning({ id: entries.id })
  return done(await addRevision(tx, { ...entry, entryId: row!.id, author: actor.id, basedOn: null }, now))
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
}

/**
 * Saves what an editor wrote. The head is replaced only for its own author, in the same editing session, within ten
 * minutes, while no release stands on it; otherwise a revision is added. A base that is no longer the head is a conflict.
 */
export async function saveDraft(actor: Actor, save: DraftSave, now: number): Promise<Result<Saved> | Conflict> {
  return write(async (tx) => {
    const entry = await entryFor(tx, actor, 'write', save.entryId)
    if (!entry) return refused('This entry no longer exists.')
    const head = (await headOf(tx, entry.id))!
    const known = await knownReferences(tx, save.content)
    if (!known.ok) return known
    if (!isBase(head, save.base) && !save.keepBoth) return conflictWith(tx, head)
    const draft = { ...save, kind: entry.kind, author: actor.id, basedOn: head.id }
    if (await mayReplace(tx, head, actor, save, now)) return done(await replaceHead(tx, head, draft, now))
    return done(await addRevision(tx, draft, now))
  })
}

function isBase(head: Head, base: Base) {
  return head.id === base.revisionId && head.counter === base.counter
}

async function mayReplace(tx: Tx, head: Head, actor: Actor, save: DraftSave, now: number) {
  if (head.author !== actor.id || head.session !== save.session || now - head.createdAt > replaceFor) return false
  if (!isBase(head, save.base)) return false
  const [release] = await tx.select({ id: releases.id }).from(releases).where(eq(releases.revisionId, head.id)).limit(1)
  return !release
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

type Draft = {
  entryId: number
  kind: Kind
  session: string
  content: Content
  author: number | null
  basedOn: number | null
}

async function addRevision(tx: Tx, draft: Draft, now: number): Promise<Saved> {
  const values = await columns(tx, draft)
  const [row] = await tx
    .insert(revisions)
    .values({
      ...values,
      entryId: draft.entryId,
      author: draft.author,
      session: draft.session,
      basedOn: draft.basedOn,
      createdAt: now,
      savedAt: now,
    })
    .returning({ id: revisions.id })
  await attach(tx, row!.id, draft.content)
  return { entryId: draft.entryId, revisionId: row!.id, counter: 1, savedAt: now, slug: values.slug }
}

async function replaceHead(tx: Tx, head: Head, draft: Draft, now: number): Promise<Saved> {
  const values = await columns(tx, draft)
  const counter = head.counter + 1
  await tx
    .update(revisions)
    .set({ ...values, counter, savedAt: now })
    .where(eq(revisions.id, head.id))
  await tx.delete(revisionTerms).where(eq(revisionTerms.revisionId, head.id))
  await tx.delete(revisionMedia).where(eq(revisionMedia.revisionId, head.id))
  await attach(tx, head.id, draft.content)
  return { entryId: draft.entryId, revisionId: head.id, counter, savedAt: now, slug: values.slug }
}

async function columns(tx: Tx, { content, entryId, kind }: Pick<Draft, 'content' | 'entryId' | 'kind'>) {
  const doc = bodySchema.nodeFromJSON(content.body)
  const used = mediaIn(doc)
  const uploads = used.length ? await tx.select().from(media).where(inArray(media.id, used)) : []
  const { title, summary, dated, byline, publication } = content
  return {
    title,
    summary,
    dated,
    byline,
    slug: content.slug || slugify(title, `${kind}-${entryId}`),
    body: doc.toJSON() as unknown,
    schemaVersion,
    bodyHtml: renderBody(doc, new Map(uploads.map((upload) => [upload.id, upload]))),
    bodyText: textOf(doc),
    publicationType: publication?.type ?? null,
    publishedOn: publication?.publishedOn || null,
    publisher: publication?.publisher ?? null,
  }
}

async function attach(tx: Tx, revisionId: number, content: Content) {
  const chosen = [...new Set(content.termIds)].map((termId) => ({ revisionId, termId }))
  if (chosen.length) await tx.insert(revisionTerms).values(chosen)
  const files = content.files.map((file, position) => ({ revisionId, position, role: 'file' as const, ...file }))
  const body = mediaIn(bodySchema.nodeFromJSON(content.body)).map((mediaId, position) => ({
    revisionId,
    mediaId,
    position,
    role: 'body' as const,
  }))
  const lead = content.lead
    ? [{ revisionId, mediaId: content.lead.mediaId, title: content.lead.alt, position: 0, role: 'lead' as const }]
    : []
  const all = [...files, ...body, ...lead]
  if (all.length) await tx.insert(revisionMedia).values(all).onConflictDoNothing()
}

/** Uploads and terms that a draft names must exist; the database would refuse them with an error nobody can read. */
async function knownReferences(tx: Tx, content: Content): Promise<Result> {
  const body = mediaIn(bodySchema.nodeFromJSON(content.body))
  const files = [...content.files, ...(content.lead ? [content.lead] : [])].map((file) => file.mediaId)
  const uploads = [...new Set([...body, ...files])]
  const found = await tx.select({ id: media.id }).from(media).where(inArray(media.id, uploads))
  if (found.length < uploads.length)
    return refused('A picture or file in this entry is no longer there. Remove it and add it again.')
  const chosen = [...new Set(content.termIds)]
  const existing = await tx.select({ id: terms.id }).from(terms).where(inArray(terms.id, chosen))
  if (existing.length < chosen.length) return refused('A topic or country of this entry is no longer there.')
  return done(undefined)
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

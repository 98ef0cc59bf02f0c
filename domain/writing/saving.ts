import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { entries, media, revisionMedia, revisionTerms, revisions, terms, type How, type Kind } from '@/db/schema'
import { withoutBreaks, withoutControls } from '@/lib/one-line'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/slug'
import { countWords } from '@/lib/word-count'
import type { Actor } from '@/domain/staff/actor'
import { mediaIn, renderBody, plainTextOf } from '@/domain/content/body/render'
import { documentOf } from '@/domain/content/body/document'
import { schemaVersion } from '@/domain/content/body/schema'
import type { Content } from '@/domain/content/content'
import type { Head } from '@/domain/entries/head'
import { findMedia, takeOutOfTrash } from '@/domain/files/media'
import { indexHead } from '@/domain/entries/search-index'

/** The saved revision a write starts from, and how often that had been saved. */
export type Base = { revisionId: number; counter: number }
export type SavedRevision = Base & { entryId: number; savedAt: number; slug: string }

/** A text on its way into a revision. */
export type Draft = {
  entryId: number
  kind: Kind
  session: string
  content: Content
  author: number | null
  basedOn: number | null
  how?: How
  fromRevision?: number
  /** The revision in another language that this text says again, as far as anyone said. */
  translatedFrom?: number | null
  /** It is released in the same transaction, which makes it findable: as a draft nobody has to find it. */
  goesOut?: boolean
}

/** Adds a text as a new revision on top. */
export async function addRevision(tx: Tx, written: Draft, now: number): Promise<SavedRevision> {
  const draft = tidied(written)
  const values = await columns(tx, draft)
  const [row] = await tx
    .insert(revisions)
    .values({
      ...values,
      entryId: draft.entryId,
      author: draft.author,
      session: draft.session,
      how: draft.how,
      fromRevision: draft.fromRevision,
      translatedFrom: draft.translatedFrom,
      basedOn: draft.basedOn,
      createdAt: now,
      savedAt: now,
    })
    .returning({ id: revisions.id })
  await attach(tx, row!.id, draft.content)
  if (!draft.goesOut) await indexHead(tx, row!.id)
  return { entryId: draft.entryId, revisionId: row!.id, counter: 1, savedAt: now, slug: values.slug }
}

/** Puts a text in the place of a revision that nothing may stand on: of the head, or of one that lies aside. */
export async function replaceRevision(tx: Tx, revision: Head, written: Draft, now: number): Promise<SavedRevision> {
  const draft = tidied(written)
  const values = await columns(tx, draft)
  const counter = revision.counter + 1
  await tx
    .update(revisions)
    .set({ ...values, counter, savedAt: now })
    .where(eq(revisions.id, revision.id))
  await tx.delete(revisionTerms).where(eq(revisionTerms.revisionId, revision.id))
  await tx.delete(revisionMedia).where(eq(revisionMedia.revisionId, revision.id))
  await attach(tx, revision.id, draft.content)
  await indexHead(tx, revision.id)
  return { entryId: draft.entryId, revisionId: revision.id, counter, savedAt: now, slug: values.slug }
}

/** What has one line is one, whoever sent it: titles and names go into headers, citations and tables. */
function tidied(draft: Draft): Draft {
  const { title, slug, summary, byline, files, lead, publication } = draft.content
  const { alt = '', caption = '', credit = '' } = lead ?? {}
  const content: Content = {
    ...draft.content,
    title: withoutBreaks(title),
    slug: withoutBreaks(slug),
    summary: withoutControls(summary),
    byline: withoutBreaks(byline),
    files: files.map((file) => ({ ...file, title: withoutBreaks(file.title) })),
    lead: lead && {
      ...lead,
      alt: withoutControls(alt),
      caption: withoutControls(caption),
      credit: withoutBreaks(credit),
    },
    publication: publication && lines(publication),
  }
  return { ...draft, content }
}

/** Every text of a publication has one line. */
function lines<T>(value: T): T {
  const tidy = (_: string, one: unknown) => (typeof one === 'string' ? withoutBreaks(one) : one)
  return JSON.parse(JSON.stringify(value, tidy)) as T
}

async function columns(tx: Tx, { content, entryId, kind }: Pick<Draft, 'content' | 'entryId' | 'kind'>) {
  const doc = documentOf(content.body)
  const used = mediaIn(doc)
  const uploads = used.length ? await tx.select().from(media).where(inArray(media.id, used)) : []
  const [entry] = await tx.select({ language: entries.language }).from(entries).where(eq(entries.id, entryId))
  const { title, summary, dated, byline, publication } = content
  const bodyText = plainTextOf(doc)
  return {
    title,
    summary,
    dated,
    byline,
    slug: content.slug || slugify(title, `${kind}-${entryId}`),
    body: doc.toJSON() as unknown,
    schemaVersion,
    bodyHtml: renderBody(doc, new Map(uploads.map((upload) => [upload.id, upload])), entry!.language),
    bodyText,
    bodyProblem: null,
    words: countWords(bodyText, entry!.language),
    ...publicationColumns(publication),
  }
}

function publicationColumns(publication: Content['publication']) {
  if (!publication) return {}
  const { type: publicationType, publishedOn, ...rest } = publication
  return { publicationType, publishedOn: publishedOn || null, ...rest }
}

async function attach(tx: Tx, revisionId: number, content: Content) {
  const chosen = [...new Set(content.termIds)].map((termId) => ({ revisionId, termId }))
  if (chosen.length) await tx.insert(revisionTerms).values(chosen)
  const files = content.files.map((file, position) => ({ revisionId, position, role: 'file' as const, ...file }))
  const body = mediaIn(documentOf(content.body)).map((mediaId, position) => ({
    revisionId,
    mediaId,
    position,
    role: 'body' as const,
  }))
  const lead = content.lead ? [leadRow(revisionId, content.lead)] : []
  const all = [...files, ...body, ...lead]
  if (all.length) await tx.insert(revisionMedia).values(all).onConflictDoNothing()
}

function leadRow(revisionId: number, { alt, ...lead }: NonNullable<Content['lead']>) {
  return { revisionId, position: 0, role: 'lead' as const, title: alt, ...lead }
}

/**
 * Uploads and terms that a draft names must exist, and uploads be such as its writer may see: naming another's would
 * otherwise be the way to look at it. An upload that lies in the trash comes out of it when a text takes it up again.
 */
export async function knownReferences(tx: Tx, actor: Actor, content: Content, now: number): Promise<Result> {
  const named = {
    body: mediaIn(documentOf(content.body)),
    files: content.files.map((file) => file.mediaId),
    lead: content.lead ? [content.lead.mediaId] : [],
  }
  const uploads = [...new Set(Object.values(named).flat())]
  const found = await findMedia(actor, uploads, tx)
  const known = new Set(found.map((row) => row.id))
  for (const [field, ids] of Object.entries(named))
    if (ids.some((id) => !known.has(id))) return refused(missing[field as keyof typeof named], `content.${field}`)
  const chosen = [...new Set(content.termIds)]
  const existing = await tx.select({ id: terms.id }).from(terms).where(inArray(terms.id, chosen))
  if (existing.length < chosen.length)
    return refused('A topic or country of this entry is no longer there.', 'content.termIds')
  for (const upload of found) if (upload.trashedAt !== null) await takeOutOfTrash(tx, actor, upload.id, now)
  return done(undefined)
}

const missing = {
  body: 'A picture or file in the text is no longer there. Remove it and add it again.',
  files: 'A file of this entry is no longer there. Remove it and add it again.',
  lead: 'The lead picture is no longer there. Choose another.',
}

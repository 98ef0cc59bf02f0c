import { eq, inArray, sql } from 'drizzle-orm'
import type { Node } from '@tiptap/pm/model'
import { execute, read, type Db, type Tx } from '@/db/connection'
import { rowsOfTexts } from '@/db/dialect'
import {
  correctedEditions,
  entries,
  media,
  revisionLinks,
  revisionMedia,
  revisionTerms,
  revisions,
  terms,
  type RevisionOrigin,
  type Kind,
} from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { inTurns } from '@/lib/process/pauses'
import { atOnce } from '@/lib/process/steps'
import { withoutBreaks, withoutControls } from '@/lib/text/one-line'
import { columnsOf, factsBeside } from '@/lib/kinds/kinds'
import { done, refused, type Result } from '@/lib/result'
import { slugify } from '@/lib/text/slug'
import { wordCountSteps } from '@/lib/text/word-count'
import type { Actor } from '@/domain/staff/actor'
import { linksIn } from '@/domain/content/body/links'
import { mediaIdsIn, renderSteps, plainTextOf } from '@/domain/content/body/render'
import { documentOf, readBody } from '@/domain/content/body/document'
import { schemaVersion } from '@/domain/content/body/schema'
import type { Content } from '@/domain/content/content'
import type { Head } from '@/domain/entries/head'
import { findMedia, takeOutOfTrash } from '@/domain/files/media'
import { indexHead, prepareText, textToIndex } from '@/domain/entries/search-index'
import { pick } from '@/lib/lists/pick'

/** A saved revision, and how often it had been saved. */
export type Base = { revisionId: number; counter: number }
export type SavedRevision = Base & { entryId: number; savedAt: number; slug: string }

export type Draft = {
  entryId: number
  kind: Kind
  session: string
  content: Content
  author: number | null
  basedOn: number | null
  how?: RevisionOrigin
  fromRevision?: number
  translatedFrom?: number | null
  suggestedBy?: number[]
  /** True if a release in this transaction indexes the text. */
  goesOut?: boolean
}

export async function addRevision(tx: Tx, text: Draft, now: number): Promise<SavedRevision> {
  const tidyDraft = tidyLines(text)
  const values = await buildColumns(tx, tidyDraft)
  const [row] = await tx
    .insert(revisions)
    .values({
      ...values,
      ...pick(tidyDraft, 'entryId', 'author', 'session', 'how', 'fromRevision', 'translatedFrom'),
      suggestedBy: tidyDraft.suggestedBy?.length ? tidyDraft.suggestedBy : null,
      basedOn: tidyDraft.basedOn,
      createdAt: now,
      savedAt: now,
    })
    .returning({ id: revisions.id })
  await attachReferences(tx, { ...tidyDraft, revisionId: row!.id })
  if (!tidyDraft.goesOut) await indexHead(tx, row!.id)
  return { entryId: tidyDraft.entryId, revisionId: row!.id, counter: 1, savedAt: now, slug: values.slug }
}

/** Replaces a revision to which nothing refers. */
export async function replaceRevision(tx: Tx, revision: Head, text: Draft, now: number): Promise<SavedRevision> {
  const tidyDraft = tidyLines(text)
  const values = await buildColumns(tx, tidyDraft)
  const counter = revision.counter + 1
  const suggestedBy = [...new Set([...(revision.suggestedBy ?? []), ...(tidyDraft.suggestedBy ?? [])])]
  await tx
    .update(revisions)
    .set({ ...values, counter, savedAt: now, suggestedBy: suggestedBy.length ? suggestedBy : null })
    .where(eq(revisions.id, revision.id))
  await tx.delete(revisionTerms).where(eq(revisionTerms.revisionId, revision.id))
  await tx.delete(revisionMedia).where(eq(revisionMedia.revisionId, revision.id))
  await tx.delete(revisionLinks).where(eq(revisionLinks.revisionId, revision.id))
  await attachReferences(tx, { ...tidyDraft, revisionId: revision.id })
  await indexHead(tx, revision.id)
  return { entryId: tidyDraft.entryId, revisionId: revision.id, counter, savedAt: now, slug: values.slug }
}

/** Removes line breaks from single-line fields, which go into headers, citations and tables. */
function tidyLines(draft: Draft): Draft {
  const { title, slug, summary, byline, contentNote, files, lead } = draft.content
  const own = factsBeside(draft.content)
  const { alt = '', caption = '', credit = '' } = lead ?? {}
  const content: Content = {
    ...draft.content,
    title: withoutBreaks(title),
    slug: withoutBreaks(slug).normalize('NFC'),
    summary: withoutControls(summary),
    byline: withoutBreaks(byline),
    contentNote: withoutBreaks(contentNote),
    files: files.map((file) => ({ ...file, title: withoutBreaks(file.title) })),
    lead: lead && {
      ...lead,
      alt: withoutControls(alt),
      caption: withoutControls(caption),
      credit: withoutBreaks(credit),
    },
    ...(own && { [own.kind]: removeBreaks(own.facts) }),
  }
  return { ...draft, content }
}

function removeBreaks<T>(value: T): T {
  const tidy = (_: string, text: unknown) => (typeof text === 'string' ? withoutBreaks(text) : text)
  return JSON.parse(JSON.stringify(value, tidy)) as T
}

type MadeOfBody = { bodyHtml: string; bodyText: string; words: number }
const madeOf = new WeakMap<Node, MadeOfBody & { of: string }>()

/** Renders a body in steps before the transaction of its save: nobody waits for a long text. */
export async function prepareBody(body: unknown, language: Language) {
  const { doc, problem } = readBody(body)
  if (problem) return
  const { bodyText } = await inTurns(makingOf(doc, { uploads: await uploadsIn(read(), doc), language }))
  await prepareText(textToIndex(bodyText))
}

type Making = { uploads: (typeof media.$inferSelect)[]; language: Language }

function* makingOf(doc: Node, { uploads, language }: Making): Generator<void, MadeOfBody> {
  const of = JSON.stringify([language, uploads])
  const known = madeOf.get(doc)
  if (known?.of === of) return known
  const bodyText = plainTextOf(doc)
  const words = yield* wordCountSteps(bodyText, language)
  const bodyHtml = yield* renderSteps(doc, new Map(uploads.map((upload) => [upload.id, upload])), language)
  const made = { of, bodyText, words, bodyHtml }
  madeOf.set(doc, made)
  return made
}

async function uploadsIn(db: Db, doc: Node) {
  const ids = mediaIdsIn(doc)
  return ids.length ? db.select().from(media).where(inArray(media.id, ids)) : []
}

async function buildColumns(tx: Tx, { content, entryId, kind }: Pick<Draft, 'content' | 'entryId' | 'kind'>) {
  const doc = documentOf(content.body)
  const [entry] = await tx.select({ language: entries.language }).from(entries).where(eq(entries.id, entryId))
  const { title, summary, dated, byline, contentNote } = content
  const making = makingOf(doc, { uploads: await uploadsIn(tx, doc), language: entry!.language })
  const { bodyHtml, bodyText, words } = atOnce(making)
  return {
    title,
    summary,
    dated,
    byline,
    contentNote,
    slug: content.slug || slugify(title, `${kind}-${entryId}`),
    body: doc.toJSON() as unknown,
    schemaVersion,
    bodyHtml,
    bodyText,
    bodyProblem: null,
    words,
    ...columnsOf(kind, factsBeside(content)?.facts ?? {}),
  }
}

type SavedText = Pick<Draft, 'entryId' | 'content'> & { revisionId: number }

async function attachReferences(tx: Tx, { revisionId, entryId, content }: SavedText) {
  const termRows = [...new Set(content.termIds)].map((termId) => ({ revisionId, termId }))
  if (termRows.length) await tx.insert(revisionTerms).values(termRows)
  const hrefs = JSON.stringify([...new Set(linksIn(content.body).map(({ href }) => href))])
  // One value: drizzle takes longer to write a statement with thousands of them than the database to run it.
  const links = sql`select ${revisionId}, link.value from ${rowsOfTexts(hrefs, 'link')}`
  await execute(tx, sql`insert into revision_links (revision_id, href) ${links}`)
  const files = content.files.map((file, position) => ({ revisionId, position, role: 'file' as const, ...file }))
  const body = mediaIdsIn(documentOf(content.body)).map((mediaId, position) => ({
    revisionId,
    mediaId,
    position,
    role: 'body' as const,
  }))
  const lead = content.lead ? [leadRow(revisionId, content.lead)] : []
  const mediaRows = [...files, ...body, ...lead, ...(await textRows(tx, { revisionId, entryId }))]
  if (mediaRows.length) await tx.insert(revisionMedia).values(mediaRows).onConflictDoNothing()
}

/** Links a corrected text to its document, whose marks hold for it too. The document stays while the text does. */
async function textRows(tx: Tx, { revisionId, entryId }: Omit<SavedText, 'content'>) {
  const rows = await tx
    .select({ mediaId: correctedEditions.mediaId })
    .from(correctedEditions)
    .where(eq(correctedEditions.entryId, entryId))
  return rows.flatMap(({ mediaId }) => (mediaId ? { revisionId, mediaId, position: 0, role: 'text' as const } : []))
}

function leadRow(revisionId: number, { alt, ...lead }: NonNullable<Content['lead']>) {
  return { revisionId, position: 0, role: 'lead' as const, title: alt, ...lead }
}

/** Checks uploads and terms. Takes used uploads out of the trash and returns them. Refused: missing or closed ones. */
export async function checkReferences(
  tx: Tx,
  actor: Actor,
  content: Pick<Content, 'body' | 'files' | 'lead' | 'termIds'>,
  now: number,
): Promise<Result<string[]>> {
  const idsByField = {
    body: mediaIdsIn(documentOf(content.body)),
    files: content.files.map((file) => file.mediaId),
    lead: content.lead ? [content.lead.mediaId] : [],
  }
  const uploadIds = [...new Set(Object.values(idsByField).flat())]
  const uploadRows = await findMedia(actor, uploadIds, { db: tx, now })
  const existingIds = new Set(uploadRows.map((row) => row.id))
  for (const [field, ids] of Object.entries(idsByField))
    if (ids.some((id) => !existingIds.has(id)))
      return refused(missingMessages[field as keyof typeof idsByField], `content.${field}`)
  const termIds = [...new Set(content.termIds)]
  const termRows = await tx.select({ id: terms.id }).from(terms).where(inArray(terms.id, termIds))
  if (termRows.length < termIds.length)
    return refused('A topic or country of this text is no longer there.', 'content.termIds')
  for (const upload of uploadRows) if (upload.trashedAt !== null) await takeOutOfTrash(tx, actor, upload.id, now)
  return done(uploadIds)
}

const missingMessages = {
  body: 'A picture or file in the text is no longer there. Remove it and add it again.',
  files: 'A file of this text is no longer there. Remove it and add it again.',
  lead: 'The lead picture is no longer there. Choose another.',
}

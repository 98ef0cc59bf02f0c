import { asc, eq, sql } from 'drizzle-orm'
import { refuseUnless, write, type Tx } from '@/db/connection'
import { correctedEditions, entries, mediaPages, revisionMedia } from '@/db/schema'
import { bodyProblem, newContent } from '@/domain/content/content'
import { documentTitleOf } from '@/domain/files/document-title'
import { findMedia, type Media } from '@/domain/files/media'
import { permit, type Actor } from '@/domain/staff/actor'
import { storedBlocks, type Block } from '@/lib/edition/schema'
import { mainLanguage } from '@/lib/languages/languages'
import { readableTypes, wordType } from '@/lib/files/media-types'
import { paragraphsOf } from '@/lib/text/paragraphs'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { createEntryIn, type SavedRevision } from './drafts'
import { editionBody } from './edition-body'

/** Maximum of bytes: a larger text could not be saved as a body. */
const maxBytes = 8_000_000

/** Begins a draft with a document's words. Refused: a second draft, and nothing or too much to read. */
export async function beginCorrectedEdition(actor: Actor, id: string, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => {
    const [upload] = await findMedia(actor, [id], { db: tx })
    if (!upload || upload.trashedAt !== null) return refused('This file is no longer there, or lies in the trash.')
    if (!readableTypes.includes(upload.type))
      return refused('Only the text of a PDF or a Word document can be corrected.')
    const existing = await correctedIn(tx, id)
    if (existing) return refused(existing.trashedAt === null ? alreadyBegun : inTrash)
    const language = upload.language ?? mainLanguage()
    const body = refuseUnless(await editionBodyOf(tx, id, { language, isPaged: upload.type !== wordType }))
    const content = newContent({
      title: (await documentTitleOf(tx, upload)) || titleInName(upload),
      slug: `text-of-${id}`,
      body,
    })
    const page = { kind: 'page' as const, language, content, session: randomId() }
    const begun = refuseUnless(await createEntryIn(tx, actor, page, now))
    const { entryId, revisionId } = begun
    await tx.insert(correctedEditions).values({ entryId, mediaId: id, sha256: upload.sha256 })
    await tx.insert(revisionMedia).values({ revisionId, mediaId: id, role: 'text', position: 0 })
    return done(begun)
  })
}

const alreadyBegun = 'Its text is being corrected already. Reload the page to open it.'
const inTrash = 'Its corrected text lies in the trash. Restore it there.'

async function correctedIn(tx: Tx, mediaId: string) {
  const [row] = await tx
    .select({ trashedAt: entries.trashedAt })
    .from(correctedEditions)
    .innerJoin(entries, eq(entries.id, correctedEditions.entryId))
    .where(eq(correctedEditions.mediaId, mediaId))
  return row
}

function titleInName({ name }: Media) {
  const bare = name.replace(/\.(pdf|docx)$/i, '')
  return (bare.replace(/[-_\s]+/g, ' ').trim() || bare).slice(0, 300)
}

type EditionContext = Parameters<typeof editionBody>[1]

async function editionBodyOf(tx: Tx, mediaId: string, context: EditionContext): Promise<Result<unknown>> {
  const ofFile = eq(mediaPages.mediaId, mediaId)
  const size = sql<number>`coalesce(sum(octet_length(${mediaPages.text}) + coalesce(octet_length(${mediaPages.blocks}), 0)), -1)`
  const [row] = await tx
    .select({ bytes: size.mapWith(Number) })
    .from(mediaPages)
    .where(ofFile)
  if (row!.bytes < 0) return refused('There is no text in this file that could be corrected.')
  if (row!.bytes > maxBytes)
    return refused(tooLongMessage('A text can have two million characters with all its markup.'))
  const pages = await tx.select().from(mediaPages).where(ofFile).orderBy(asc(mediaPages.page))
  const body = editionBody(
    pages.map(({ page, text, blocks }) => ({ page, blocks: storedBlocks(blocks) ?? paragraphBlocks(text) })),
    context,
  )
  const problem = bodyProblem(body)
  return problem === undefined
    ? done(body)
    : refused(tooLongMessage(problem.replace(/ (Split it into several|Divide it)\.$/, '')))
}

function tooLongMessage(why: string) {
  return `This text cannot be corrected here: it holds more than a text can. ${why}`
}

function paragraphBlocks(text: string): Block[] {
  return paragraphsOf(text).map((paragraph) => ({ is: 'paragraph', words: [paragraph] }))
}

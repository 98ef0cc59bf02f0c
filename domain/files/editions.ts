import { and, asc, eq, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { media, mediaEditions } from '@/db/schema'
import { anchorNamer } from '@/domain/content/body/anchors'
import { outlineOf, plainText, editionProgram, PdfReport, WordReport, type Edition } from '@/lib/edition/schema'
import { documentFile } from '@/lib/files/media-files'
import { readableTypes, wordType, type DocumentType } from '@/lib/files/media-types'
import { done, type Result } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import type { Actor } from '@/domain/staff/actor'
import { indexPages, savePages, type PageOfFile } from '@/domain/entries/search-index'
import { childQueue } from './child-queue'
import { makeEachDue, type DueWork } from './due-uploads'
import { findMedia, type Media } from './media'
import { readWordEdition } from './office/edition'
import { readPdf } from './pdf/read'
import type { ReceivedFile } from './received-files'

type MadeEdition = { pageTexts: string[]; edition: Edition }

/** Ids that the page uses elsewhere: marks of pages, their headings, the main part, the search. */
const reservedNames = /^(?:[ph]\d+(?:-\d+)?|main|words|how-words)$/

export async function saveEdition(
  tx: Tx,
  { id, sha256 }: Pick<Media, 'id' | 'sha256'>,
  { pageTexts, edition }: MadeEdition,
) {
  await savePages(tx, id, pagesOfEdition({ pageTexts, edition }))
  const { from, report = {} } = edition
  const row = {
    mediaId: id,
    sha256,
    program: editionProgram,
    from,
    outline: outlineOf(edition.pages, headingNames()),
    report,
  }
  await tx.delete(mediaEditions).where(eq(mediaEditions.mediaId, id))
  await tx.insert(mediaEditions).values(row)
}

function pagesOfEdition({ pageTexts, edition }: MadeEdition): PageOfFile[] {
  return pageTexts.map((text, n) => {
    const { blocks, artifacts = '' } = edition.pages[n] ?? {}
    return blocks ? { text: plainText(blocks), blocks, artifacts } : { text }
  })
}

export function headingNames() {
  const anchor = anchorNamer()
  return (text: string) => {
    const id = anchor(text)
    return reservedNames.test(id) ? anchor(`section ${id}`) : id
  }
}

export type DocumentReport = { of: 'pdf'; report: PdfReport } | { of: 'word'; report: WordReport }

export async function documentReportOf(actor: Actor, id: string): Promise<DocumentReport | undefined> {
  const [upload] = await findMedia(actor, [id])
  if (!upload) return undefined
  const [row] = await read()
    .select({ report: mediaEditions.report })
    .from(mediaEditions)
    .where(and(eq(mediaEditions.mediaId, id), eq(mediaEditions.sha256, upload.sha256)))
  const [pdf, word] = [PdfReport.safeParse(row?.report), WordReport.safeParse(row?.report)]
  if (pdf.success) return { of: 'pdf', report: pdf.data }
  return word.success ? { of: 'word', report: word.data } : undefined
}

const editionDueCondition = and(
  inArray(media.type, readableTypes),
  isNull(media.trashedAt),
  or(isNull(mediaEditions.mediaId), lt(mediaEditions.program, editionProgram), ne(mediaEditions.sha256, media.sha256)),
)

type DueUpload = Pick<Media, 'id' | 'sha256' | 'bytes' | 'type'>

async function dueAfter(after: string): Promise<DueUpload | undefined> {
  const [upload] = await read()
    .select({ id: media.id, sha256: media.sha256, bytes: media.bytes, type: media.type })
    .from(media)
    .leftJoin(mediaEditions, eq(mediaEditions.mediaId, media.id))
    .where(and(editionDueCondition, gt(media.id, after)))
    .orderBy(asc(media.id))
    .limit(1)
  return upload
}

/** Makes missing and outdated editions when nobody sends a file; returns how many were made. */
export function makeDueEditions(work: DueWork): Promise<number> {
  return makeEachDue(dueAfter, makeEdition, work)
}

async function makeEdition({ id, sha256, bytes, type }: DueUpload, signal: AbortSignal): Promise<boolean> {
  const turn = { asker: 'editions', isBackground: true, signal }
  const reading = await mediaStore().withFile(`${id}/${documentFile(type as DocumentType)}`, (path) =>
    childQueue().inTurn(turn, () => readDocument({ path, bytes, type }, signal)),
  )
  if (!reading?.ok || signal.aborted) return false
  const { pageTexts, edition } = reading.value
  const isKept = await write(async (tx) => {
    const isSame = and(eq(media.id, id), eq(media.sha256, sha256))
    if ((await tx.$count(media, isSame)) === 0) return false
    await saveEdition(tx, { id, sha256 }, { pageTexts, edition })
    return true
  })
  if (isKept) await indexPages(id)
  return isKept
}

type DocumentFile = Pick<ReceivedFile, 'path' | 'bytes'> & Pick<Media, 'type'>

async function readDocument(file: DocumentFile, signal: AbortSignal): Promise<Result<MadeEdition>> {
  if (file.type === wordType) return done(await readWordEdition(file, { signal, isBackground: true }))
  const reading = await readPdf(file, { withEdition: true, signal, isBackground: true })
  // A file that ended the child process would end it again: it is not retried by this version of the program.
  if (!reading.ok) return reading
  const { pageTexts, edition = { from: 'none', pages: [] } } = reading.value
  return done({ pageTexts, edition })
}

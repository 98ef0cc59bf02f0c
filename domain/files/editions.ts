import { and, asc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { media, mediaEditions } from '@/db/schema'
import { outlineOf, plainText } from '@/lib/edition/plain'
import { editionProgram, PdfReport, type Edition } from '@/lib/edition/schema'
import { documentFile } from '@/lib/media-files'
import { mediaStore } from '@/lib/store/media'
import type { Actor } from '@/domain/staff/actor'
import { indexPages, keepPages, type PageOfFile } from '@/domain/entries/search-index'
import { childQueue } from './child-queue'
import { findMedia, type Media } from './media'
import { readPdf } from './pdf/read'

type MadeEdition = { pageTexts: string[]; edition: Edition }

/** Keeps the pages of a PDF and the edition that was made of it, in place of what was kept before. */
export async function keepEdition(
  tx: Tx,
  { id, sha256 }: Pick<Media, 'id' | 'sha256'>,
  { pageTexts, edition }: MadeEdition,
) {
  await keepPages(tx, id, pagesOf({ pageTexts, edition }))
  const { from, report = {} } = edition
  const row = { mediaId: id, sha256, program: editionProgram, from, outline: outlineOf(edition.pages), report }
  await tx.delete(mediaEditions).where(eq(mediaEditions.mediaId, id))
  await tx.insert(mediaEditions).values(row)
}

/** What is kept of each page: the words of its blocks, or its plain text where it has none. */
function pagesOf({ pageTexts, edition }: MadeEdition): PageOfFile[] {
  return pageTexts.map((text, n) => {
    const { blocks, artifacts = '' } = edition.pages[n] ?? {}
    return blocks ? { text: plainText(blocks), blocks, artifacts } : { text }
  })
}

/** What a program found of how well a PDF is made for everybody; undefined where none has looked, or for nobody who may see it. */
export async function pdfReportOf(actor: Actor, id: string): Promise<PdfReport | undefined> {
  const [upload] = await findMedia(actor, [id])
  if (!upload) return undefined
  const [row] = await read()
    .select({ report: mediaEditions.report })
    .from(mediaEditions)
    .where(and(eq(mediaEditions.mediaId, id), eq(mediaEditions.sha256, upload.sha256)))
  return row && PdfReport.safeParse(row.report).data
}

/** A PDF without an edition, or with one of another file or of an older program; those in the trash wait. */
const isDue = and(
  eq(media.type, 'application/pdf'),
  isNull(media.trashedAt),
  or(isNull(mediaEditions.mediaId), lt(mediaEditions.program, editionProgram), ne(mediaEditions.sha256, media.sha256)),
)

type DueUpload = Pick<Media, 'id' | 'sha256' | 'bytes'>

async function dueAfter(after: string): Promise<DueUpload | undefined> {
  const [upload] = await read()
    .select({ id: media.id, sha256: media.sha256, bytes: media.bytes })
    .from(media)
    .leftJoin(mediaEditions, eq(mediaEditions.mediaId, media.id))
    .where(and(isDue, gt(media.id, after)))
    .orderBy(asc(media.id))
    .limit(1)
  return upload
}

type Making = { signal: AbortSignal; pause: () => Promise<unknown> }

/**
 * Makes editions of files that have none yet, or an outdated one: one at a time, behind everybody who sends a file. Until then readers have
 * the plain text. A file that is not there, or cannot be read any more, is left for another time.
 * @returns how many were made
 */
export async function makeDueEditions({ signal, pause }: Making): Promise<number> {
  let made = 0
  for (let after = ''; !signal.aborted;) {
    const upload = await dueAfter(after)
    if (!upload) break
    after = upload.id
    if (await makeEdition(upload, signal)) made++
    await pause()
  }
  return made
}

async function makeEdition({ id, sha256, bytes }: DueUpload, signal: AbortSignal): Promise<boolean> {
  const turn = { asker: 'editions', isBackground: true, signal }
  const reading = await mediaStore().withFile(`${id}/${documentFile('application/pdf')}`, (path) =>
    childQueue().inTurn(turn, () => readPdf({ path, bytes }, { withEdition: true, signal })),
  )
  if (!reading?.ok || signal.aborted) return false
  const { pageTexts } = reading.value
  // What ended the child once would end it again: it is not tried before there is another program.
  const edition: Edition = reading.value.edition ?? { from: 'none', pages: [] }
  const isKept = await write(async (tx) => {
    const isSame = and(eq(media.id, id), eq(media.sha256, sha256))
    if ((await tx.$count(media, isSame)) === 0) return false
    await keepEdition(tx, { id, sha256 }, { pageTexts, edition })
    return true
  })
  if (isKept) await indexPages(id)
  return isKept
}

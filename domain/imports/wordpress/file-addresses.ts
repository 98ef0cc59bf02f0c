import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media } from '@/db/schema'
import { fileAddress } from '@/lib/file-address'
import { widthsOf } from '@/lib/media-files'
import { portions } from '@/lib/portions'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { sourceIn } from '@/domain/addresses/redirect-rules'
import { insert } from '@/domain/addresses/redirects'
import { isUsedLive } from '@/domain/files/uses'
import { findLogRow, writeLog } from '../import-log'
import type { Directory } from './directory'
import type { ImportContext } from './import-context'
import { leadsByShape, oldPathsAmong } from './old-paths'
import { plainText } from './plain-text'
import type { ImportedFile, Uploads } from './uploads'

const atOnce = 20

type Around = { uploads: Uploads; directory: Directory }

/**
 * Has the old addresses of files lead to them, once the texts are here. A file is public only while a public text uses it, which
 * is asked with each request: so one whose first public text comes later answers from that moment on. A document that none
 * uses is listed.
 */
export async function leadFilesOn(going: ImportContext, { uploads, directory }: Around) {
  const { actor, isTrial, importId, now } = going
  for (const some of portions(uploads.everything(), atOnce)) {
    const ways: Way[] = []
    for (const [key, held] of some) {
      const isUsed = uploads.isTriedLive(held.mediaId) || (await isUsedLive(read(), held.mediaId, now))
      if (!isTrial) ways.push(...(await waysTo(key, held, going, directory)).map((way) => ({ ...way, isUsed })))
      if (!isUsed && held.kind === 'document') await tellUnused(key, held, going)
    }
    if (ways.length === 0) continue
    const rows = ways.filter(({ path, target }) => sourceIn(path).ok && !leadsByShape(path, target))
    await write(async (tx) => {
      await insert(
        tx,
        actor,
        rows.map(({ path, target }) => ({ source: path, target, origin: 'import' })),
        now,
      )
      await noteOldAddresses(
        tx,
        ways.flatMap(({ url, isUsed }) => (isUsed ? [{ url, importId }] : [])),
        now,
      )
    })
  }
}

type Way = { url: string; path: string; target: string; isUsed: boolean }

async function waysTo(
  key: string,
  held: ImportedFile,
  { survey }: ImportContext,
  directory: Directory,
): Promise<Omit<Way, 'isUsed'>[]> {
  const attachment = survey.attachments.get(key)
  // It has the number that it had, and with it every address.
  if (attachment?.own?.id === held.mediaId) return []
  const own = await addressOf(held)
  const pages = attachment
    ? [attachment.link, ...(attachment.id ? [`${survey.old.url}/?attachment_id=${attachment.id}`] : [])]
    : []
  const page = attachment && directory.attachment(key)
  const to = page && 'to' in page ? page.to : own
  return [
    ...oldPathsAmong([held.url], survey.old).map((old) => ({ ...old, target: own })),
    ...oldPathsAmong(pages, survey.old).map((old) => ({ ...old, target: to })),
  ]
}

async function addressOf(held: ImportedFile) {
  if (held.kind === 'document') return fileAddress(held)
  const [picture] = await read().select({ width: media.width }).from(media).where(eq(media.id, held.mediaId))
  return `/media/${held.mediaId}/${widthsOf(picture?.width ?? 1).at(-1)}.webp`
}

const unused = 'No public text offers this document, so readers cannot have it, nor at its old address, until one does.'

async function tellUnused(
  key: string,
  { url }: ImportedFile,
  { source, isTrial, importId, report, survey }: ImportContext,
) {
  const named = { source, kind: 'file' as const, key }
  const row = await findLogRow(read(), named)
  if (!isTrial && row?.importId !== importId) return
  if (isTrial && row) return
  if (row?.problems.some(({ what }) => what === unused)) return
  const problem = { what: unused, place: url }
  report.tell(
    { kind: 'file', title: plainText(survey.attachments.get(key)?.title ?? ''), url, mediaId: row?.mediaId ?? null },
    [problem],
  )
  if (row) await write(async (tx) => writeLog(tx, importId, { ...row, problems: [...row.problems, problem] }))
}

import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media } from '@/db/schema'
import { fileAddress } from '@/lib/web/file-address'
import { widthsOf } from '@/lib/files/media-files'
import { inPortions } from '@/lib/lists/portions'
import { saveOldAddresses } from '@/domain/addresses/old-addresses'
import { sourceIn } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import { isUsedLive } from '@/domain/files/uses'
import { unofferedSentence } from '../unoffered-files'
import type { ImportContext } from './import-context'
import { attachmentTarget } from './link-targets'
import { logLate } from './log-thing'
import { leadsByShape, oldPathsAmong } from './old-paths'
import { plainText } from './plain-text'
import type { ImportedFile } from './uploads'

const redirectsAtOnce = 20

type FileAddress = { url: string; path: string; target: string; isUsed: boolean }

/** Redirects old addresses of files. Each works once a public text uses the file. Unused documents are listed. */
export async function redirectFiles(ctx: ImportContext) {
  const { uploads, isTrial, now } = ctx
  for (const some of inPortions(uploads.everything(), redirectsAtOnce)) {
    const addresses: FileAddress[] = []
    for (const [key, file] of some) {
      const isUsed = uploads.triedLive.has(file.mediaId) || (await isUsedLive(read(), file.mediaId, now))
      if (!isTrial)
        addresses.push(...(await fileAddressesOf(key, file, ctx)).map((address) => ({ ...address, isUsed })))
      if (!isUsed && file.kind === 'document') await listUnused(key, file, ctx)
    }
    if (addresses.length > 0) await writeRedirects(addresses, ctx)
  }
}

async function writeRedirects(addresses: FileAddress[], { actor, importId, now }: ImportContext) {
  const redirected = addresses.filter(({ path, target }) => sourceIn(path).ok && !leadsByShape(path, target))
  const rows = redirected.map(({ path, target }) => ({ source: path, target, origin: 'import' }))
  const urls = addresses.flatMap(({ url, isUsed }) => (isUsed ? [{ url, importId }] : []))
  await write(async (tx) => {
    await insertRedirects(tx, actor, rows, now)
    await saveOldAddresses(tx, urls, now)
  })
}

async function fileAddressesOf(
  key: string,
  file: ImportedFile,
  ctx: ImportContext,
): Promise<Omit<FileAddress, 'isUsed'>[]> {
  const { old, attachments } = ctx.survey
  const attachment = attachments.get(key)
  // An imported file with its former id has its former addresses too.
  if (attachment?.uploadMeta?.id === file.mediaId) return []
  const filePath = await pathOfFile(file)
  const page = attachment && attachmentTarget(key, ctx)
  const pages = attachment
    ? [attachment.link, ...(attachment.id ? [`${old.url}/?attachment_id=${attachment.id}`] : [])]
    : []
  return [
    ...oldPathsAmong([file.url], old).map((oldPath) => ({ ...oldPath, target: filePath })),
    ...oldPathsAmong(pages, old).map((oldPath) => ({ ...oldPath, target: page && 'to' in page ? page.to : filePath })),
  ]
}

async function pathOfFile(file: ImportedFile) {
  if (file.kind === 'document') return fileAddress(file)
  const [picture] = await read().select({ width: media.width }).from(media).where(eq(media.id, file.mediaId))
  return `/media/${file.mediaId}/${widthsOf(picture?.width ?? 1).at(-1)}.webp`
}

async function listUnused(key: string, { url }: ImportedFile, ctx: ImportContext) {
  const title = plainText(ctx.survey.attachments.get(key)?.title ?? '')
  await logLate({ kind: 'file', key, title, url, problem: { what: unofferedSentence, place: url } }, ctx)
}

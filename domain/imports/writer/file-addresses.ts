import { eq } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { media } from '@/db/schema'
import { fileAddress, pictureAddress } from '@/lib/web/file-address'
import { leadsByShape } from '@/lib/web/old-shapes'
import { widthsOf } from '@/lib/files/media-files'
import { inPortions } from '@/lib/lists/portions'
import { sourceIn } from '@/domain/addresses/redirect-rules'
import { isUsedLive } from '@/domain/files/uses'
import { plainText } from '../markup/text-in'
import type { FileRecord, OldPath } from '../records'
import { unofferedSentence } from '../unoffered-files'
import type { ImportedFile } from './files'
import { redirectOldIn, type ImportLog } from './log'

const redirectsAtOnce = 20

type FileAddress = OldPath & { target: string }

export type FilesWithAddresses = {
  /** `record`: undefined for a file that only texts name. */
  importedFiles(): { key: string; file: ImportedFile; record: FileRecord | undefined }[]
  /** Returns what led to a file. `filePath`: its address here. */
  addressesOf(url: string, record: FileRecord | undefined, filePath: string): FileAddress[]
}

/** Redirects old addresses of files. Each works once a public text uses the file. Unused documents are listed. */
export async function redirectFiles(files: FilesWithAddresses, triedLive: Set<string>, log: ImportLog) {
  for (const some of inPortions(files.importedFiles(), redirectsAtOnce)) {
    const addresses: (FileAddress & { isUsed: boolean })[] = []
    for (const { key, file, record } of some) {
      const isUsed = triedLive.has(file.mediaId) || (await isUsedLive(read(), file.mediaId, log.run.now))
      // An imported file with its former id has its former addresses too.
      if (!log.isTrial && record?.uploadMeta?.id !== file.mediaId) {
        const found = files.addressesOf(file.url, record, await pathOfFile(file))
        addresses.push(...found.map((address) => ({ ...address, isUsed })))
      }
      const unused = { kind: 'file' as const, key, title: plainText(record?.title ?? ''), url: file.url }
      if (!isUsed && file.kind === 'document') await log.addLate(unused, { what: unofferedSentence, place: file.url })
    }
    const redirects = addresses
      .filter(({ path, target }) => sourceIn(path).ok && !leadsByShape(path, target))
      .map(({ path, target }) => ({ source: path, target }))
    const urls = addresses.flatMap(({ url, isUsed }) => (isUsed ? [url] : []))
    if (addresses.length > 0) await write((tx) => redirectOldIn(tx, { redirects, urls }, log.run))
  }
}

async function pathOfFile(file: ImportedFile) {
  if (file.kind === 'document') return fileAddress(file)
  const [picture] = await read().select({ width: media.width }).from(media).where(eq(media.id, file.mediaId))
  return pictureAddress(file.mediaId, widthsOf(picture?.width ?? 1).at(-1)!)
}

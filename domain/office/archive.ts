import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { done, refused, type Result } from '@/lib/result'

const mostParts = 10_000
const mostUnpacked = 500_000_000
const mostOfOnePart = 5_000_000

/** The parts of an office document, which is a ZIP archive (ECMA-376 part 2; OpenDocument 1.3 part 2). */
export type Archive = {
  names: string[]
  /** A part's text; empty where there is none. Throws where it is larger than it says or than any such part is. */
  text(name: string): Promise<string>
}

/**
 * Opens an archive by its list of contents alone: nothing is unpacked that is not asked for, and nothing whose list says
 * that it would fill a disk is kept for readers to unpack.
 */
export async function openArchive(path: string): Promise<Result<Archive>> {
  try {
    const zip = await fromBufferPromise(await readFile(path), { lazyEntries: true, strictFileNames: true })
    if (zip.entryCount > mostParts) return refused(tooMuch)
    const entries = new Map<string, Entry>()
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > mostUnpacked) return refused(tooMuch)
      if (entry.isEncrypted()) return refused(locked)
      if (entries.has(entry.fileName)) return refused(damaged) // programs differ in which of the two they take
      entries.set(entry.fileName, entry)
    }
    return done({ names: [...entries.keys()], text: (name) => textOf(zip, entries.get(name)) })
  } catch {
    return refused(damaged)
  }
}

async function textOf(zip: ZipFile, entry: Entry | undefined) {
  if (!entry) return ''
  if (entry.uncompressedSize > mostOfOnePart) throw new Error('a part is too large')
  return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8')
}

export const damaged = 'The file is damaged and cannot be opened. Save it anew in the program it comes from.'
export const locked = 'The file is locked with a password. Save it without one and try again.'
const tooMuch = 'The file unpacks to far more than a document should hold. Save it anew and try again.'

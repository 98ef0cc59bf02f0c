import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { Refusal } from './refusal.mjs'

const mostParts = 10_000
const mostUnpacked = 500_000_000
const mostOfOnePart = 5_000_000
const mostRead = 20_000_000
const mostStreamed = 150_000_000

/**
 * The parts of an office document, which is a ZIP archive (ECMA-376 part 2; OpenDocument 1.3 part 2), by their names.
 * @typedef {Map<string, import('yauzl').Entry>} Parts
 */

/**
 * Opens an archive by its list of contents alone: nothing is unpacked that is not asked for, and nothing whose list says
 * that it would fill a disk is kept for readers to unpack.
 * @param {Buffer} bytes
 * @param {boolean} ignoresCase whether names that differ in large and small letters mean the same part
 */
export async function openArchive(bytes, ignoresCase) {
  const key = (/** @type {string} */ name) => (ignoresCase ? name.toLowerCase() : name)
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true })
  if (zip.entryCount > mostParts) throw new Refusal('bomb')
  /** @type {Parts} */
  const parts = new Map()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > mostUnpacked) throw new Refusal('bomb')
    if (entry.isEncrypted()) throw new Refusal('locked')
    if (parts.has(key(entry.fileName))) throw new Refusal('damaged') // programs differ in which of the two they take
    parts.set(key(entry.fileName), entry)
  }
  let left = mostRead
  let leftToStream = mostStreamed

  return {
    names: [...parts.keys()],
    /**
     * A part's bytes; undefined where there is none. Throws where it is larger than it says or than any such part is.
     * @param {string} name
     */
    async part(name) {
      const entry = parts.get(key(name))
      if (!entry) return undefined
      left -= entry.uncompressedSize
      if (entry.uncompressedSize > mostOfOnePart || left < 0) throw new Refusal('damaged')
      return buffer(await zip.openReadStreamPromise(entry))
    },
    /**
     * A part's bytes as they are unpacked, for what may be large; undefined where there is none. Throws where all such parts
     * are larger than any document's.
     * @param {string} name
     */
    async stream(name) {
      const entry = parts.get(key(name))
      if (!entry) return undefined
      leftToStream -= entry.uncompressedSize
      if (leftToStream < 0) throw new Refusal('bomb')
      return zip.openReadStreamPromise(entry)
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof openArchive>>} Archive */

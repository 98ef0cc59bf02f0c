// @ts-check
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { Refusal } from './refusal.mjs'

const maxParts = 10_000
const maxUnpacked = 500_000_000
const maxOfOnePart = 5_000_000
const maxRead = 20_000_000
const maxStreamed = 150_000_000

/** A ZIP archive (ECMA-376 part 2; OpenDocument 1.3 part 2). @typedef {Map<string, import('yauzl').Entry>} Parts */

/**
 * Reads only the directory. Refuses an archive whose directory says that it would fill a disk.
 * @param {Buffer} bytes
 * @param {boolean} ignoresCase whether names that differ in large and small letters mean the same part
 */
export async function openArchive(bytes, ignoresCase) {
  const key = (/** @type {string} */ name) => (ignoresCase ? name.toLowerCase() : name)
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true })
  if (zip.entryCount > maxParts) throw new Refusal('bomb')
  /** @type {Parts} */
  const parts = new Map()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > maxUnpacked) throw new Refusal('bomb')
    if (entry.isEncrypted()) throw new Refusal('locked')
    if (parts.has(key(entry.fileName))) throw new Refusal('damaged') // programs differ in which of the two they read
    parts.set(key(entry.fileName), entry)
  }
  let remaining = maxRead
  let remainingToStream = maxStreamed

  return {
    names: [...parts.keys()],
    /** Reading stops where a part is larger than the directory says. @param {string} name */
    size: (name) => parts.get(key(name))?.uncompressedSize ?? 0,
    /** @param {string} name */
    async part(name) {
      const entry = parts.get(key(name))
      if (!entry) return undefined
      remaining -= entry.uncompressedSize
      if (entry.uncompressedSize > maxOfOnePart || remaining < 0) throw new Refusal('damaged')
      return buffer(await zip.openReadStreamPromise(entry))
    },
    /** @param {string} name */
    async stream(name) {
      const entry = parts.get(key(name))
      if (!entry) return undefined
      remainingToStream -= entry.uncompressedSize
      if (remainingToStream < 0) throw new Refusal('bomb')
      return zip.openReadStreamPromise(entry)
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof openArchive>>} Archive */

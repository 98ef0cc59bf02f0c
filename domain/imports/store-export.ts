import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { done, refused, type Refused, type Result } from '@/lib/result'

/** The most (bytes) that a file of an export may have. */
const mostSent = 2_000_000_000

/** Writes a file of an export as it arrives, for nobody else to read. What is left of it where it is refused, the caller removes. */
export async function storeExport(source: Readable, file: string): Promise<Result<{ bytes: number; sha256: string }>> {
  const hash = createHash('sha256')
  let bytes = 0
  let refusal: Refused | undefined
  const counted = new Transform({
    transform(chunk: Buffer, _, next) {
      if (bytes === 0) refusal = whyNot(chunk)
      bytes += chunk.length
      if (bytes > mostSent) refusal = refused('The export is larger than 2 GB. Export the site in parts.')
      hash.update(chunk)
      next(refusal && new Error('refused'), chunk)
    },
  })
  try {
    await pipeline(source, counted, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    if (refusal) return refusal
    if ((error as { code?: string }).code === 'ENOSPC') return refused('Not kept: the disk is full.')
    return refused('The upload was cut short. Nothing was kept: try again.')
  }
  return bytes === 0 ? refused('The file is empty.') : done({ bytes, sha256: hash.digest('hex') })
}

/** What is no export can be told by its beginning; what is wrong further on, the trial says with its line. */
function whyNot(first: Buffer): Refused | undefined {
  if (first.subarray(0, 2).toString() === 'PK')
    return refused('This is a ZIP file. Unpack it, and send the XML files in it.')
  if (first.subarray(0, 2).toString('hex') === '1f8b') return refused('This file is packed (gzip). Unpack it first.')
  if (/^\uFEFF?\s*</.test(first.subarray(0, 100).toString('utf8'))) return undefined
  return refused('This is not an export of WordPress: that is an XML file, which “Tools, Export” there makes.')
}

import type { Readable } from 'node:stream'
import { refused, type Refused, type Result } from '@/lib/result'
import { writeReceived, type ReceivedFile } from '@/domain/files/received-files'

/** The most (bytes) that a file of an export may have. */
const maxFileBytes = 2_000_000_000

/** Writes a file of an export as it arrives, for nobody else to read. What is left of it where it is refused, the caller removes. */
export async function storeExport(source: Readable, file: string): Promise<Result<Omit<ReceivedFile, 'path'>>> {
  try {
    const received = await writeReceived(source, file, (piece, bytes) => {
      if (bytes > maxFileBytes) return refused('The export is larger than 2 GB. Export the site in parts.')
      return bytes === piece.length ? whyNot(piece) : undefined
    })
    if (!received.ok) return received
    const { bytes, sha256 } = received.value
    return bytes === 0 ? refused('The file is empty.') : { ok: true, value: { bytes, sha256 } }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') return refused('Not kept: the disk is full.')
    throw error
  }
}

/** Refuses a file whose beginning shows that it is no export. Faults further on are found by the trial, with their line. */
function whyNot(first: Buffer): Refused | undefined {
  if (first.subarray(0, 2).toString() === 'PK')
    return refused('This is a ZIP file. Unpack it, and send the XML files in it.')
  if (first.subarray(0, 2).toString('hex') === '1f8b') return refused('This file is packed (gzip). Unpack it first.')
  if (/^\uFEFF?\s*</.test(first.subarray(0, 100).toString('utf8'))) return undefined
  return refused('This is not an export of WordPress: that is an XML file, which “Tools, Export” there makes.')
}

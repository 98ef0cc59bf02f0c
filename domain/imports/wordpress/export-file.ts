import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { readWxr } from '@/lib/wxr/read'

/** A file of an export. `isLenient`: it is no XML as it stands, and reads as the export of an old WordPress. */
export type ExportFile = { path: string; name: string; isLenient: boolean }

export function exportFile(path: string): ExportFile {
  return { path, name: basename(path), isLenient: false }
}

/** Returns what stands in a file, from its beginning. */
export function partsOf({ path, isLenient }: ExportFile) {
  return readWxr(createReadStream(path), { isLenient })
}

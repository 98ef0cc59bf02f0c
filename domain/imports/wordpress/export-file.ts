import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { readWxr } from '@/lib/wxr/read'

/** `isLenient`: the file is not XML, but an export of an old WordPress. */
export type ExportFile = { path: string; name: string; isLenient: boolean }

export function exportFile(path: string): ExportFile {
  return { path, name: basename(path), isLenient: false }
}

export function partsOf({ path, isLenient }: ExportFile) {
  return readWxr(createReadStream(path), { isLenient })
}

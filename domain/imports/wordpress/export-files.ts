import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { readWxr } from '@/lib/wxr/read'
import type { WxrItem, WxrPart } from '@/lib/wxr/types'
import { ItemKeys, type ItemKey } from './item-keys'

/** `isLenient`: the file is not XML, but an export of an old WordPress. */
export type ExportFile = { path: string; name: string; isLenient: boolean }

export function exportFile(path: string): ExportFile {
  return { path, name: basename(path), isLenient: false }
}

export type ExportedItem = { is: 'item'; item: WxrItem; line: number; itemKey: ItemKey }
type ExportPart = { file: ExportFile; part: Exclude<WxrPart, { is: 'item' }> | ExportedItem }

/** Reads the files once more. Each reading gives every item its key again. */
export async function* partsOf(files: ExportFile[]): AsyncGenerator<ExportPart> {
  const keys = new ItemKeys()
  for (const file of files)
    for await (const part of readWxr(createReadStream(file.path), { isLenient: file.isLenient }))
      yield { file, part: part.is === 'item' ? { ...part, itemKey: keys.of(part.item) } : part }
}

/** Yields items of the first and only state of each thing, and of changed doubles. */
export async function* itemsOf(files: ExportFile[]) {
  for await (const { part } of partsOf(files))
    if (part.is === 'item' && part.itemKey.is !== 'same again') yield { wxr: part.item, ...part.itemKey }
}

import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { sha256 } from '@/lib/keys/random'
import { jsonCopy } from '@/lib/lists/own-copy'
import { readWxr } from '@/lib/wxr/read'
import { wxrItemKey, type WxrItem, type WxrPart } from '@/lib/wxr/types'

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

/** Parts of an export may overlap, and hand-made exports give one number to two things. */
type ItemKey = { key: string; is: 'first' | 'another' | 'same again' | 'changed again' }

type SeenItem = { key: string; guid: string; name: string; title: string; words: string }

/** Assigns stable keys in file order. The first item of a number has it as key; others get their own. */
class ItemKeys {
  private readonly seen = new Map<string, SeenItem[]>()

  of(item: WxrItem): ItemKey {
    const { guid, title } = item
    const number = wxrItemKey(item)
    const isFile = item.type === 'attachment'
    const name = isFile ? item.attachmentUrl : item.name
    const words = shortHash([title, item.content, item.excerpt, item.status])
    const place = `${itemKindOf(item.type)} ${number}`
    const others = this.seen.get(place) ?? []
    const before = others.find((other) => isOneThing(other, { guid, name, title }, isFile))
    if (before) return { key: before.key, is: before.words === words ? 'same again' : 'changed again' }
    const isFirst = others.length === 0
    const key = isFirst ? number : `${number} ${shortHash([guid, name, title])}`
    this.seen.set(jsonCopy(place), [...others, jsonCopy({ key, guid, name, title, words })])
    return { key, is: isFirst ? 'first' : 'another' }
  }
}

export function againKey(key: string, { title, content, excerpt, status }: WxrItem) {
  return `${key} again ${shortHash([title, content, excerpt, status])}`
}

// Files have a key space of their own.
function itemKindOf(type: string) {
  if (type === 'attachment') return 'file'
  return type === 'post' || type === 'page' ? 'entry' : 'other'
}

type ItemIdentity = Pick<SeenItem, 'guid' | 'name' | 'title'>

/** A text with a new name or a new title stays the same text; with both it is another. Files differ by address. */
function isOneThing(one: ItemIdentity, other: ItemIdentity, isFile: boolean) {
  if (one.guid && other.guid && one.guid !== other.guid) return false
  if (isFile) return one.name === other.name
  return (one.name !== '' && one.name === other.name) || one.title === other.title
}

function shortHash(parts: string[]) {
  return sha256(JSON.stringify(parts)).slice(0, 12)
}

import { ownCopy } from '@/lib/lists/own-copy'
import { sha256 } from '@/lib/keys/random'
import { wxrItemKey } from '@/lib/wxr/names'
import type { WxrItem } from '@/lib/wxr/types'

/**
 * The relation of an item to those before it: the first of its number; another thing that has the number too; or a thing that
 * came before, the same (as where portions of an export overlap) or with other words.
 */
export type ItemKey = { key: string; is: 'first' | 'another' | 'same again' | 'changed again' }

type Seen = { key: string; guid: string; name: string; title: string; words: string }

/**
 * The keys of the items of an export, in the order of its files. An export that was put together by hand can give one number to
 * two things: the first keeps it as its key, each other gets a key of its own that is the same in every reading.
 */
export class ItemKeys {
  private readonly seen = new Map<string, Seen[]>()

  of(item: WxrItem): ItemKey {
    const { guid, title } = item
    const number = wxrItemKey(item)
    const isFile = item.type === 'attachment'
    const name = isFile ? item.attachmentUrl : item.name
    const words = shortHash([title, item.content, item.excerpt, item.status])
    const place = `${kindOf(item.type)} ${number}`
    const others = this.seen.get(place) ?? []
    const before = others.find((other) => isOneThing(other, { guid, name, title }, isFile))
    if (before) return { key: before.key, is: before.words === words ? 'same again' : 'changed again' }
    const isFirst = others.length === 0
    const key = isFirst ? number : `${number} ${shortHash([guid, name, title])}`
    this.seen.set(ownCopy(place), [...others, ownCopy({ key, guid, name, title, words })])
    return { key, is: isFirst ? 'first' : 'another' }
  }
}

/** The key under which the log has that a thing came twice with other words. */
export function againKey(key: string, { title, content, excerpt, status }: WxrItem) {
  return `${key} again ${shortHash([title, content, excerpt, status])}`
}

// Posts and pages have one list of keys, files another.
function kindOf(type: string) {
  if (type === 'attachment') return 'file'
  return type === 'post' || type === 'page' ? 'entry' : 'other'
}

type Identity = Pick<Seen, 'guid' | 'name' | 'title'>

/** A text that was renamed or whose title changed is still the same; one that differs in both is not. Files differ by address. */
function isOneThing(one: Identity, other: Identity, isFile: boolean) {
  if (one.guid && other.guid && one.guid !== other.guid) return false
  if (isFile) return one.name === other.name
  return (one.name !== '' && one.name === other.name) || one.title === other.title
}

function shortHash(parts: string[]) {
  return sha256(JSON.stringify(parts)).slice(0, 12)
}

import type { Content } from '@/domain/content/content'
import type { Base } from '@/domain/writing/drafts'
import type { Language } from '@/lib/languages/languages'

/** The place where a text belongs when it is brought to the server later: what it was written on, and of a new one its language. */
export type Origin = { base?: Base; language: Language }

/** A text that was not acknowledged, as it lies in the browser. `at` is UTC ms. */
export type UnsavedText = Origin & { key: string; at: number; content: Content }

const prefix = 'gazette/text/'
/** The text that somebody suggests lies apart: it must never be taken for the text of the entry. */
const suggestionPrefix = 'gazette/suggestion/'

/** Returns which text: of one person, in one entry (or a new one of a kind), in one window. Nobody else is offered it. */
export function textKey({
  userId,
  entry,
  session,
  isSuggestion,
}: {
  userId: number
  entry: number | string
  session: string
  isSuggestion?: boolean
}) {
  return `${isSuggestion ? suggestionPrefix : prefix}${userId}/${entry}/${session}`
}

/** Puts a copy away. False where the browser refuses: then the page must stay open. */
export function saveUnsavedText(key: string, content: string, { at, ...origin }: Origin & { at: number }): boolean {
  try {
    localStorage.setItem(key, `${JSON.stringify({ at, ...origin }).slice(0, -1)},"content":${content}}`)
    return true
  } catch {
    return false
  }
}

export function removeUnsavedText(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // A browser without storage has nothing to drop.
  }
}

/** Returns what lies in the browser of one person, in one entry where one is named; the newest first. */
export function findTexts({
  userId,
  entry,
  areSuggestions,
}: {
  userId: number
  entry?: number | string
  areSuggestions?: boolean
}): UnsavedText[] {
  const ofPerson = `${areSuggestions ? suggestionPrefix : prefix}${userId}/`
  const keyPrefix = entry === undefined ? ofPerson : `${ofPerson}${entry}/`
  return keysWith(keyPrefix)
    .flatMap((key) => readText(key) ?? [])
    .sort((one, other) => other.at - one.at)
}

/** Returns what a key says: the entry, or `new-post` for one that was never saved, and the window. */
export function parseTextKey(key: string) {
  const [, entry, session] = key.slice(prefix.length).split('/')
  const begun = /^new-(.+)$/.exec(entry!)?.[1]
  return { entryId: begun ? undefined : Number(entry), kind: begun, session: session! }
}

export function ownerOf(key: string) {
  return { userId: Number(key.slice(prefix.length).split('/')[0]) }
}

/** Returns where that text is opened. */
export function unsavedTextAddress({ key }: UnsavedText) {
  const { entryId, kind } = parseTextKey(key)
  return entryId ? `/admin/entries/${entryId}` : `/admin/entries/new?kind=${kind}`
}

/** Drops the texts of a person that can no longer be read: they are of no use to anyone. */
export function dropUnreadable(userId: number) {
  for (const key of keysWith(`${prefix}${userId}/`)) if (!readText(key)) removeUnsavedText(key)
}

function keysWith(beginning: string) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(beginning))
  } catch {
    return []
  }
}

function readText(key: string): UnsavedText | undefined {
  try {
    const { at, content, base, language = 'en' } = JSON.parse(localStorage.getItem(key)!)
    return typeof at === 'number' && content?.body && typeof content.title === 'string'
      ? { key, at, content, base, language }
      : undefined
  } catch {
    return undefined
  }
}

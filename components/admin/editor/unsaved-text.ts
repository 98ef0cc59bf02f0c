import type { Content } from '@/domain/content/content'
import type { Base } from '@/domain/writing/drafts'
import type { Language } from '@/lib/languages/languages'

export type Origin = { base?: Base; language: Language }

/** An unacknowledged text in the browser. `at`: UTC ms. */
export type UnsavedText = Origin & { key: string; at: number; content: Content }

const textPrefix = 'gazette/text/'
/** The prefix of suggestions, which must never be mistaken for the entry's text. */
const suggestionPrefix = 'gazette/suggestion/'

type TextPlace = { userId: number; entry: number | string; isSuggestion?: boolean }

/** Returns a key of the person, the entry (or kind of a new one) and the window: nobody else is offered the text. */
export function textKey({ userId, entry, session, isSuggestion }: TextPlace & { session: string }) {
  return `${isSuggestion ? suggestionPrefix : textPrefix}${userId}/${entry}/${session}`
}

/** Saves a text in the browser. Returns false if the browser refuses: the page must then stay open. */
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

export function findTexts({ userId, entry, isSuggestion }: Partial<TextPlace> & { userId: number }): UnsavedText[] {
  const ofPerson = `${isSuggestion ? suggestionPrefix : textPrefix}${userId}/`
  const keyPrefix = entry === undefined ? ofPerson : `${ofPerson}${entry}/`
  return listKeys(keyPrefix)
    .flatMap((key) => readText(key) ?? [])
    .sort((one, other) => other.at - one.at)
}

export function parseTextKey(key: string) {
  const [, entry, session] = key.slice(textPrefix.length).split('/')
  const begun = /^new-(.+)$/.exec(entry!)?.[1]
  return { entryId: begun ? undefined : Number(entry), kind: begun, session: session! }
}

export function ownerOf(key: string) {
  return { userId: Number(key.slice(textPrefix.length).split('/')[0]) }
}

export function unsavedTextAddress({ key }: UnsavedText) {
  const { entryId, kind } = parseTextKey(key)
  return entryId ? `/admin/entries/${entryId}` : `/admin/entries/new?kind=${kind}`
}

export function dropUnreadable(userId: number) {
  for (const key of listKeys(`${textPrefix}${userId}/`)) if (!readText(key)) removeUnsavedText(key)
}

function listKeys(beginning: string) {
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

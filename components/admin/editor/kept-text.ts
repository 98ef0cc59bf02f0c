import type { Content } from '@/domain/content'

/** A text that was not acknowledged, as it lies in the browser. `at` is UTC ms. */
export type Kept = { key: string; at: number; content: Content }

const prefix = 'gazette/text/'

/** Which text: of one person, in one entry (or a new one of a kind), in one window. Nobody else is offered it. */
export function keyOf({ userId, entry, session }: { userId: number; entry: number | string; session: string }) {
  return `${prefix}${userId}/${entry}/${session}`
}

/** Puts a copy away. False where the browser refuses: then the page must stay open. */
export function keepText(key: string, content: string, at: number): boolean {
  try {
    localStorage.setItem(key, `{"at":${at},"content":${content}}`)
    return true
  } catch {
    return false
  }
}

export function dropText(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // A browser without storage has nothing to drop.
  }
}

/** What other windows of this person left unsaved in an entry, the newest first. */
export function findTexts({ userId, entry }: { userId: number; entry: number | string }): Kept[] {
  const own = `${prefix}${userId}/${entry}/`
  return keptKeys(own)
    .flatMap((key) => readText(key) ?? [])
    .sort((one, other) => other.at - one.at)
}

/** Where copies lie, of whomever they are unless told otherwise. */
export function keptKeys(beginning = prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(beginning))
  } catch {
    return []
  }
}

function readText(key: string): Kept | undefined {
  try {
    const { at, content } = JSON.parse(localStorage.getItem(key)!)
    return typeof at === 'number' && content?.body ? { key, at, content } : undefined
  } catch {
    return undefined
  }
}

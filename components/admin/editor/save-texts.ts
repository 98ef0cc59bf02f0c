import {
  removeUnsavedText,
  dropUnreadable,
  findTexts,
  textKey,
  ownerOf,
  parseTextKey,
  type UnsavedText,
} from './unsaved-text'
import { sendDraft } from './send-draft'

type RegisteredText = {
  autosave: { readonly unsaved: boolean; flush(): Promise<unknown>; status(): { entryId?: number } }
  keeper: { key: string }
}

const registeredTexts = new Set<RegisteredText>()

export function registerText(text: RegisteredText) {
  registeredTexts.add(text)
}

export function forgetText(text: RegisteredText) {
  registeredTexts.delete(text)
}

export function unsavedTextOf(entryId: number | undefined, not: RegisteredText): RegisteredText | undefined {
  return [...registeredTexts].find(
    (text) => text !== not && text.autosave.unsaved && entryId && text.autosave.status().entryId === entryId,
  )
}

/** The longest time that somebody who is leaving waits for a save. */
const saveTimeoutMs = 4_000

export async function waitUntilSaved(text: RegisteredText) {
  const saved = text.autosave.flush().then((base) => base !== undefined)
  return Promise.race([saved, new Promise<false>((resolve) => setTimeout(() => resolve(false), saveTimeoutMs))])
}

export async function saveOpenTexts() {
  await Promise.all([...registeredTexts].filter((text) => text.autosave.unsaved).map(waitUntilSaved))
}

/** Saves this person's unsaved texts of all windows before sign-out. Returns those that the server did not get. */
export async function saveAllTexts(userId: number): Promise<UnsavedText[]> {
  await Promise.all([...registeredTexts].filter((text) => text.autosave.unsaved).map(waitUntilSaved))
  dropUnreadable(userId)
  const here = new Set([...registeredTexts].filter((text) => text.autosave.unsaved).map((text) => text.keeper.key))
  const remaining = await Promise.all(
    findTexts({ userId }).map(async (text) => (!here.has(text.key) && (await saveFromHere(text)) ? [] : [text])),
  )
  return remaining.flat()
}

/** Saves a text of another window. The server keeps it beside the newest text if it is based on an older one. */
async function saveFromHere({ key, content, base, language }: UnsavedText, again = true): Promise<boolean> {
  const { entryId, kind = 'post', session } = parseTextKey(key)
  if (entryId && !base) return false
  const saving = { entryId, base, session, content: JSON.stringify(content) }
  const outcome = await sendDraft(saving, { kind, language })
  if (outcome.is === 'conflict' && !outcome.conflict.aside) {
    // The server has an earlier save of that window, but its acknowledgement never came.
    const { entryId, head } = outcome.conflict
    const there = textKey({ ...ownerOf(key), entry: entryId, session })
    return again && (await saveFromHere({ key: there, at: 0, content, base: head, language }, false)) && removeCopy(key)
  }
  return (outcome.is === 'saved' || outcome.is === 'conflict') && removeCopy(key)
}

function removeCopy(key: string) {
  removeUnsavedText(key)
  return true
}

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

type Text = {
  autosave: { readonly unsaved: boolean; flush(): Promise<unknown>; status(): { entryId?: number } }
  keeper: { key: string }
}

/** Texts in this window that are being written, or that were left and are still on their way to the server. */
const texts = new Set<Text>()

export function registerText(text: Text) {
  texts.add(text)
}

export function forgetText(text: Text) {
  texts.delete(text)
}

/** A text of this entry that was left and is still on its way. */
export function unsavedTextOf(entryId: number | undefined, not: Text): Text | undefined {
  return [...texts].find(
    (text) => text !== not && text.autosave.unsaved && entryId && text.autosave.status().entryId === entryId,
  )
}

/** The time (ms) that someone who wants to go on waits for a text. */
const patience = 4_000

/** Returns whether a text was brought to the server in that time. */
export async function waitUntilSaved(text: Text) {
  const saved = text.autosave.flush().then((base) => base !== undefined)
  return Promise.race([saved, new Promise<false>((resolve) => setTimeout(() => resolve(false), patience))])
}

/** Brings what is written in this window to the server, before something is done with what is saved there. */
export async function saveTextsHere() {
  await Promise.all([...texts].filter((text) => text.autosave.unsaved).map(waitUntilSaved))
}

/**
 * Before signing out: saves every unsaved text of this person, those of other windows too. Answers with the texts that
 * could not be saved and lie in this browser alone.
 */
export async function saveAllTexts(userId: number): Promise<UnsavedText[]> {
  await Promise.all([...texts].filter((text) => text.autosave.unsaved).map(waitUntilSaved))
  dropUnreadable(userId)
  const here = new Set([...texts].filter((text) => text.autosave.unsaved).map((text) => text.keeper.key))
  const remaining = await Promise.all(
    findTexts({ userId }).map(async (text) => (!here.has(text.key) && (await saveFromHere(text)) ? [] : [text])),
  )
  return remaining.flat()
}

/** Saves a text of another window from here. Where it is no longer the newest, the server lays it beside the newest one. */
async function saveFromHere({ key, content, base, language }: UnsavedText, again = true): Promise<boolean> {
  const { entryId, kind = 'post', session } = parseTextKey(key)
  if (entryId && !base) return false
  const saving = { entryId, base, session, content: JSON.stringify(content) }
  const outcome = await sendDraft(saving, { kind, language })
  if (outcome.is === 'conflict' && !outcome.conflict.aside) {
    // The server has an earlier save of that window, whose acknowledgement never came.
    const { entryId, head } = outcome.conflict
    const there = textKey({ ...ownerOf(key), entry: entryId, session })
    return again && (await saveFromHere({ key: there, at: 0, content, base: head, language }, false)) && dropCopy(key)
  }
  return (outcome.is === 'saved' || outcome.is === 'conflict') && dropCopy(key)
}

function dropCopy(key: string) {
  removeUnsavedText(key)
  return true
}

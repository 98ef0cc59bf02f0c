import { dropText, keptKeys } from './kept-text'

type Text = {
  autosave: { readonly unsaved: boolean; flush(): Promise<unknown>; status(): { entryId?: number } }
  keeper: { key: string }
}

/** Texts in this window that are being written, or that were left and are still on their way to the server. */
const texts = new Set<Text>()

export function begun(text: Text) {
  texts.add(text)
}

export function settled(text: Text) {
  texts.delete(text)
}

/** A text of this entry that was left and is still on its way. */
export function onItsWay(entryId: number | undefined, not: Text): Text | undefined {
  return [...texts].find(
    (text) => text !== not && text.autosave.unsaved && entryId && text.autosave.status().entryId === entryId,
  )
}

/** How long (ms) someone who wants to go on waits for it. */
const patience = 4_000

/** Whether a text was brought to the server in that time. */
export async function arrived(text: Text) {
  const saved = text.autosave.flush().then((base) => base !== undefined)
  return Promise.race([saved, new Promise<false>((resolve) => setTimeout(() => resolve(false), patience))])
}

/**
 * Before signing out: brings what is unsaved to the server and clears the browser's copies, so that nothing is left on a
 * shared computer. Only what could not be saved stays, for the same person to find.
 */
export async function settleTexts() {
  await Promise.all([...texts].filter((text) => text.autosave.unsaved).map(arrived))
  const unsaved = new Set([...texts].filter((text) => text.autosave.unsaved).map((text) => text.keeper.key))
  for (const key of keptKeys()) if (!unsaved.has(key)) dropText(key)
}

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** `Mod`: Ctrl, on a Mac Command; `Alt`: on a Mac Option. */
export type Keys = string | { mac: string; other: string }

export function onThisMachine(keys: Keys, mac = isMac()) {
  const keyNames = typeof keys === 'string' ? keys : mac ? keys.mac : keys.other
  if (!mac) return keyNames.replaceAll('Mod', 'Ctrl')
  return keyNames.replaceAll('Mod', '⌘').replaceAll('Alt', '⌥').replaceAll('Shift', '⇧')
}

/** With Khmer, Thai or Burmese letters, a key is named by its place on a Latin keyboard. */
export function keyName({ key, code }: Pick<PressedKey, 'key' | 'code'>) {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return code === 'Slash' ? '/' : code.replace(/^Key/, '').toLowerCase()
}

/** Ctrl+K makes a link in a text; Firefox has Ctrl+Shift+K, AltGr is Ctrl+Alt. Alt+K is free, on a Mac Cmd+Shift+K. */
export const paletteKeysAnywhere: Keys = { mac: 'Mod+Shift+K', other: 'Alt+K' }

export function opensPalette(event: PressedKey, mac = isMac()) {
  if (keyName(event) !== 'k') return false
  const { altKey, shiftKey } = event
  const isMod = event.ctrlKey || event.metaKey
  if (isMod && !altKey && !shiftKey) return true
  return mac ? event.metaKey && shiftKey && !altKey && !event.ctrlKey : altKey && !isMod && !shiftKey
}

/** “?” outside of text, and Ctrl or Command with “/” everywhere. */
export function opensShortcuts(event: PressedKey, isTyping: boolean) {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return keyName(event) === '/'
  return event.key === '?' && !isTyping
}

/** Call this before opening a dialog: no dialog opens above one that waits for an answer. */
export function dialogIsOpen() {
  return document.querySelector('dialog') !== null
}

export function isMac() {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

export const openShortcuts = 'gazette:shortcuts'

type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The keys of a shortcut. `Mod`: Ctrl, or Command on a Mac; `Alt`: Option on a Mac. */
export type Keys = string | { mac: string; other: string }

export function onThisMachine(keys: Keys, mac = isMac()) {
  const keyNames = typeof keys === 'string' ? keys : mac ? keys.mac : keys.other
  if (!mac) return keyNames.replaceAll('Mod', 'Ctrl')
  return keyNames.replaceAll('Mod', '⌘').replaceAll('Alt', '⌥').replaceAll('Shift', '⇧')
}

/** Returns the name of a key; with Khmer, Thai or Burmese letters, by its place on a Latin keyboard. */
export function keyName({ key, code }: Pick<PressedKey, 'key' | 'code'>) {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return code === 'Slash' ? '/' : code.replace(/^Key/, '').toLowerCase()
}

/** Keys of the palette in texts too, where Ctrl+K makes a link. Firefox uses Ctrl+Shift+K, AltGr is Ctrl+Alt. */
export const paletteKeysAnywhere: Keys = { mac: 'Mod+Shift+K', other: 'Alt+K' }

export function opensPalette(event: PressedKey, mac = isMac()) {
  if (keyName(event) !== 'k') return false
  const { altKey, shiftKey } = event
  const isMod = event.ctrlKey || event.metaKey
  if (isMod && !altKey && !shiftKey) return true
  return mac ? event.metaKey && shiftKey && !altKey && !event.ctrlKey : altKey && !isMod && !shiftKey
}

/** Returns whether keys open the shortcuts: “?” while nobody types, or Ctrl or Command with “/” at any time. */
export function opensShortcuts(event: PressedKey, isTyping: boolean) {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return keyName(event) === '/'
  return event.key === '?' && !isTyping
}

/** Returns whether a dialog is open. No other may open above it, since it waits for an answer. */
export function dialogIsOpen() {
  return document.querySelector('dialog') !== null
}

export function isMac() {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

export const openShortcuts = 'gazette:shortcuts'

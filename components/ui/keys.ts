type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** Keys of a keyboard, the same ones everywhere or others on a Mac. `Mod` is Ctrl, and Command on a Mac; `Alt` is Option there. */
export type Keys = string | { mac: string; other: string }

/** The keys as this machine's keyboard has them. */
export function onThisMachine(keys: Keys, mac = isMac()) {
  const keyNames = typeof keys === 'string' ? keys : mac ? keys.mac : keys.other
  if (!mac) return keyNames.replaceAll('Mod', 'Ctrl')
  return keyNames.replaceAll('Mod', '⌘').replaceAll('Alt', '⌥').replaceAll('Shift', '⇧')
}

/** Returns the name of a pressed key: with Khmer, Thai or Burmese letters on, by the place it has on a Latin keyboard. */
export function keyName({ key, code }: Pick<PressedKey, 'key' | 'code'>) {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return code === 'Slash' ? '/' : code.replace(/^Key/, '').toLowerCase()
}

/**
 * Beside Ctrl+K or Command+K, which is Link in a text: keys that open the palette there too. Ctrl+Shift+K and Ctrl+Shift+P
 * belong to Firefox, and Ctrl+Alt is AltGr, which types Khmer letters. Alt+K is nobody's in Chromium and Firefox; on a Mac
 * Option+K types a letter, and Command+Shift+K is nobody's in Safari, Chromium and Firefox.
 */
export const paletteAnywhere: Keys = { mac: 'Mod+Shift+K', other: 'Alt+K' }

export function opensPalette(event: PressedKey, mac = isMac()) {
  if (keyName(event) !== 'k') return false
  const { altKey, shiftKey } = event
  const isMod = event.ctrlKey || event.metaKey
  if (isMod && !altKey && !shiftKey) return true
  return mac ? event.metaKey && shiftKey && !altKey && !event.ctrlKey : altKey && !isMod && !shiftKey
}

/** “?” where nothing is typed, and Ctrl or Command with “/” everywhere. */
export function opensShortcuts(event: PressedKey, isTyping: boolean) {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return keyName(event) === '/'
  return event.key === '?' && !isTyping
}

/** Returns whether a dialog waits for an answer: no second one opens above it. */
export function dialogIsOpen() {
  return document.querySelector('dialog') !== null
}

export function isMac() {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

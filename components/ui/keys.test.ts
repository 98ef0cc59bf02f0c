import { expect, test } from 'vitest'
import { keyName, onThisMachine, opensPalette, opensShortcuts, paletteKeysAnywhere } from './keys'

const nothing = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const k = { ...nothing, key: 'k', code: 'KeyK' }
const [alt, ctrl, meta, shift] = [{ altKey: true }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }]

test('the palette opens with Ctrl+K or Command+K, and with keys that work in a text too', () => {
  for (const mac of [true, false]) {
    expect(opensPalette({ ...k, ...ctrl }, mac)).toBe(true)
    expect(opensPalette({ ...k, ...meta }, mac)).toBe(true)
    expect(opensPalette(k, mac)).toBe(false)
    expect(opensPalette({ ...k, ...ctrl, ...alt }, mac), 'AltGr types a letter').toBe(false)
    expect(opensPalette({ ...k, ...ctrl, ...shift }, mac), 'the console of Firefox').toBe(false)
  }
  expect(opensPalette({ ...k, ...alt }, false)).toBe(true)
  expect(opensPalette({ ...k, key: '˚', ...alt }, true), 'Option types a letter').toBe(false)
  expect(opensPalette({ ...k, key: 'K', ...meta, ...shift }, true)).toBe(true)
})

test('keys are known by their place where the keyboard has other letters', () => {
  expect(keyName({ key: 'ក', code: 'KeyK' })).toBe('k')
  expect(keyName({ key: 'ាំ', code: 'KeyA' })).toBe('a')
  expect(keyName({ key: 'K', code: 'KeyV' }), 'a Latin keyboard with another order').toBe('k')
  expect(keyName({ key: '-', code: 'Slash' }), 'a German keyboard').toBe('-')
  expect(opensPalette({ ...k, key: 'า', ...ctrl }, false)).toBe(true)
})

test('the sheet of keys opens with a question mark outside of fields, and with Ctrl and a slash everywhere', () => {
  const question = { ...nothing, ...shift, key: '?', code: 'Slash' }
  expect(opensShortcuts(question, false)).toBe(true)
  expect(opensShortcuts(question, true)).toBe(false)
  expect(opensShortcuts({ ...nothing, ...ctrl, key: '/', code: 'Slash' }, true)).toBe(true)
  expect(opensShortcuts({ ...nothing, ...ctrl, key: 'ฝ', code: 'Slash' }, true)).toBe(true)
  expect(opensShortcuts({ ...nothing, key: '/', code: 'Slash' }, false)).toBe(false)
})

test('keys are called as the keyboard calls them', () => {
  expect(onThisMachine('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
  expect(onThisMachine('Mod+Shift+Z', true)).toBe('⌘+⇧+Z')
  expect(onThisMachine(paletteKeysAnywhere, false)).toBe('Alt+K')
  expect(onThisMachine(paletteKeysAnywhere, true)).toBe('⌘+⇧+K')
})

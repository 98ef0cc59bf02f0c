import { expect, test } from 'vitest'
import { onOneLine, withoutBreaks, withoutControls } from './one-line'

test.each([
  ['a\r\nBcc: eve@example.org', 'a Bcc: eve@example.org'],
  ['a\u2028b\u2029c\u0085d\ve\ff\tg', 'a b c d e f g'],
  ['a\u0000b\u001bc\u007fd\u009fe', 'abcde'],
  [' two  spaces ', ' two  spaces '],
  ['ស្ត្រី\u200bនិង\u200dកុមារ', 'ស្ត្រី\u200bនិង\u200dកុមារ'],
  ['half \ud800 a letter', 'half \ufffd a letter'],
])('%j is one line: %j', (typed, line) => {
  expect(withoutBreaks(typed)).toBe(line)
  expect(onOneLine(typed)).toBe(line.trim().replace('  ', ' '))
})

test('a text of several lines keeps them, and nothing else that cannot be seen', () => {
  expect(withoutControls('a\r\n\tb\u0000\u0085c')).toBe('a\r\n\tbc')
})

import { expect, test } from 'vitest'
import { defaultLanguages, type Language } from '@/lib/languages/languages'
import { typedLink, typographicChange } from './typography-extension'

/** Returns what stands in a line after it was typed, letter by letter. */
function typed(text: string, language: Language = 'en') {
  return Array.from(text).reduce((line, letter) => {
    const change = typographicChange(line + letter, language)
    return change ? (line + letter).slice(0, -change.typed.length) + change.becomes : line + letter
  }, '')
}

test.each([
  [`"Yes", she said, "it's the 1990's."`, '“Yes”, she said, “it’s the 1990’s.”'],
  [`('quoted') and "the 'inner' one"`, '(‘quoted’) and “the ‘inner’ one”'],
  ['1990--2000 -- and then --- gone', '1990–2000 – and then — gone'],
  ['Wait... what....', 'Wait… what….'],
  ['---', '---'],
])('%j is set as %j', (text, set) => {
  expect(typed(text)).toBe(set)
})

test.each([
  ['km', 'គាត់និយាយ"បាទ"ហើយ', 'គាត់និយាយ“បាទ”ហើយ'],
  ['th', 'เขาพูดว่า"ใช่"แล้ว', 'เขาพูดว่า“ใช่”แล้ว'],
  ['lo', 'ລາວເວົ້າ"ແມ່ນ"', 'ລາວເວົ້າ“ແມ່ນ”'],
  ['my', 'သူက"ဟုတ်"တယ်', 'သူက“ဟုတ်”တယ်'],
  ['vi', 'Bà nói: "Vâng" -- rồi đi...', 'Bà nói: “Vâng” – rồi đi…'],
  ['zh', '他说"是"--然后...', '他说“是”——然后……'],
] as const)('in %s, where words may have no spaces between them, %j is set as %j', (language, text, set) => {
  expect(typed(text, language)).toBe(set)
})

test.each([
  'https://example.org/a--b/"c"...',
  'www.example.org/a--b',
  'Run `git log --oneline',
  '[here](https://a.org/b--c',
])('the address or code in %j stays as it is typed', (text) => {
  for (const language of defaultLanguages) expect(typed(text, language)).toBe(text)
})

test('words and an address in brackets are a link', () => {
  expect(typedLink('See [the report](https://un-act.org/a_(b))')).toEqual({
    index: 4,
    words: 'the report',
    address: 'https://un-act.org/a_(b)',
  })
  for (const line of ['[a](', '[a]()', '[](b)', '![a](b)', '[a](b c)', '[a] (b)', '(b)', '[a](b_(c)'])
    expect(typedLink(line), line).toBeUndefined()
})

import { expect, test } from 'vitest'
import type { Language } from '@/lib/languages/languages'
import { bodySchema } from '../body/schema'
import { languageChecks, unmarkedPassages } from './languages'

type Json = Record<string, unknown>
const words = (text: string, ...marks: Json[]) => ({ type: 'text', text, marks })
const paragraph = (...content: (Json | string)[]) => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? words(part) : part)),
})
const doc = (...content: Json[]) => bodySchema.nodeFromJSON({ type: 'doc', content })
const khmer = 'ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញ'

function found(language: Language, ...content: Json[]) {
  const body = doc(...content)
  return unmarkedPassages(body, language).map(({ tag, from, to }) => `${tag}: ${body.textBetween(from, to, '|')}`)
}

test('several words in letters of another language are found where they stand', () => {
  expect(found('en', paragraph('She said: “', words(`${khmer}, ២០១៤`, { type: 'bold' }), '” (2014).'))).toEqual([
    `km: ${khmer}`,
  ])
  expect(found('en', paragraph('ข้อมูลเพิ่มเติมอยู่ที่นี่ and 打击人口贩运的新计划'))).toEqual([
    'th: ข้อมูลเพิ่มเติมอยู่ที่นี่',
    'zh: 打击人口贩运的新计划',
  ])
  expect(found('en', paragraph('これは日本の新聞です'), paragraph('신문에서 읽은 기사 하나'))).toEqual([
    'ja: これは日本の新聞です',
    'ko: 신문에서 읽은 기사 하나',
  ])
})

test('nothing is said of a name, of marked words, of code, or of the letters of the text', () => {
  expect(found('en', paragraph('Mr Sok (សុខ) and 中国'))).toEqual([])
  expect(found('en', paragraph(words(khmer, { type: 'language', attrs: { lang: 'km' } })))).toEqual([])
  expect(
    found('en', paragraph(words(khmer, { type: 'code' })), { type: 'codeBlock', content: [words(khmer)] }),
  ).toEqual([])
  expect(found('km', paragraph(khmer))).toEqual([])
  expect(found('zh', paragraph('打击人口贩运的新计划の'))).toEqual([])
})

test('a marked word in between parts two passages', () => {
  const marked = words('ខ្មែរ', { type: 'language', attrs: { lang: 'km' } })
  expect(found('en', paragraph(khmer, marked, khmer))).toEqual([`km: ${khmer}`, `km: ${khmer}`])
})

test('there is one suggestion for each language, and none for what waits to be translated from it', () => {
  const body = doc(paragraph(khmer), paragraph(`Again: ${khmer}`))
  expect(languageChecks({ doc: body, language: 'en' })).toEqual([
    {
      rule: 'passage language',
      level: 'advising',
      message: `“${khmer}” and 1 more passage are in Khmer script, but not marked as Khmer. Screen readers read them as English.`,
      place: { from: 1, to: 1 + khmer.length },
      list: undefined,
      language: { tag: 'km', name: 'Khmer' },
    },
  ])
  const original = { language: 'km' as const, words: new Set<string>(), left: new Set<string>() }
  expect(languageChecks({ doc: body, language: 'en', original })).toEqual([])
})

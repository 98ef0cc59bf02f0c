import { expect, test } from 'vitest'
import type { Language } from '@/lib/languages/languages'
import { bodySchema } from '../../body/schema'
import { comparableText, translatablePassages } from './passages'
import { stillOriginal, stillOriginalWords, translationChecks } from './still-original'

type Block = { type: string; attrs?: object; content?: unknown[] }
const paragraph = (words: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const heading = (words: string): Block => ({ ...paragraph(words), type: 'heading', attrs: { level: 2 } })
const picture = (alt: string, caption: string): Block => ({ type: 'picture', attrs: { mediaId: 'a', alt, caption } })
const doc = (...content: Block[]) => bodySchema.nodeFromJSON({ type: 'doc', content })

const english = {
  title: 'Officials meet in Vientiane',
  summary: 'Five governments agreed on a plan.',
  contentNote: '',
  lead: { alt: 'A long table with flags', decorative: false, caption: 'The meeting on Monday' },
  doc: doc(
    heading('What was agreed'),
    paragraph('Five officials met on 2 May.'),
    picture('Two people shake hands', 'After the meeting'),
    paragraph('They meet again next year.'),
  ),
}
const wordsOf = (text: typeof english) => new Set(translatablePassages(text).map(({ words }) => words))
const original = { language: 'en' as const, words: wordsOf(english), left: new Set<string>() }

const translated: Record<Exclude<Language, 'en'>, [string, string]> = {
  km: ['មន្ត្រីជួបប្រជុំ', 'មន្ត្រីប្រាំនាក់បានជួបគ្នា។'],
  th: ['เจ้าหน้าที่ประชุม', 'เจ้าหน้าที่ห้าคนพบกัน'],
  zh: ['官员会面', '五名官员会面。'],
  my: ['အရာရှိများ တွေ့ဆုံ', 'အရာရှိငါးဦး တွေ့ဆုံခဲ့သည်။'],
  lo: ['ເຈົ້າໜ້າທີ່ພົບກັນ', 'ເຈົ້າໜ້າທີ່ຫ້າຄົນພົບກັນ'],
  vi: ['Các quan chức gặp nhau', 'Năm quan chức đã gặp nhau.'],
}

test.each(Object.entries(translated) as [Language, [string, string]][])(
  'in %s a copy counts whole, and each passage that is written anew counts no more',
  (language, [title, sentence]) => {
    const copy = stillOriginal({ ...english, language }, original)
    expect(copy).toMatchObject({ total: 9, left: [] })
    expect(copy.passages.map(({ place }) => ('field' in place ? place.field : 'text'))).toEqual([
      'title',
      'summary',
      'lead',
      'lead',
      'text',
      'text',
      'text',
      'text',
      'text',
    ])
    const half = {
      ...english,
      language,
      title,
      lead: { alt: sentence, decorative: false, caption: sentence },
      doc: doc(
        heading(title),
        paragraph(sentence),
        picture('Two people shake hands', sentence),
        paragraph('They meet again, next year'),
      ),
    }
    expect(stillOriginal(half, original).passages.map(({ text }) => text)).toEqual([
      'Five governments agreed on a plan.',
      'Two people shake hands',
      'They meet again, next year',
    ])
  },
)

test('what is in no language does not count: numbers, addresses, code, names, acronyms', () => {
  const body = (language: Language, ...blocks: Block[]) => {
    const text = { title: '', summary: '', lead: null, doc: doc(...blocks), language }
    const words = new Set(translatablePassages(text).map((one) => one.words))
    return stillOriginal(text, { language: 'en', words, left: new Set() }).passages.map(({ text }) => text)
  }
  const same = [
    paragraph('2014'),
    paragraph('— 12.5 %'),
    paragraph('https://example.org/a'),
    paragraph('office@example.org'),
    paragraph('Mali Srey'),
    paragraph('UNICEF'),
    heading('UNIAP, ILO'),
    { ...paragraph('const a = words'), type: 'codeBlock' },
    { type: 'paragraph' },
  ]
  expect(body('km', ...same)).toEqual([])
  expect(body('km', paragraph('Province'), paragraph('Write to office@example.org'), heading('What We Heard'))).toEqual(
    ['Province', 'Write to office@example.org', 'What We Heard'],
  )
  // Between two languages with Latin letters, the name of a place is the same.
  expect(body('vi', paragraph('Bangkok'))).toEqual([])
})

test('spaces, case, marks and invisible signs make no other words', () => {
  expect(comparableText('  Five “Officials”\u00a0met… ')).toBe(comparableText('five officials met'))
  expect(comparableText('ការ\u200bងារ')).toBe(comparableText('ការងារ'))
  expect(comparableText('cafe\u0301')).toBe(comparableText('café'))
})

test('what somebody lets stand is not counted, and the check says what is left', () => {
  const left = new Set([comparableText('After the meeting')])
  const text = { ...english, language: 'km' as const }
  const still = stillOriginal(text, { ...original, left })
  expect([still.passages.length, still.left.length, still.total]).toEqual([8, 1, 9])
  const [check] = translationChecks({ ...text, original: { ...original, left } })
  expect(check).toMatchObject({ level: 'blocking', place: { field: 'title' } })
  expect(check!.message).toContain('8 of 9 paragraphs are still in English.')
  expect(translationChecks({ ...text, original: { ...original, left: original.words } })).toEqual([])
  expect(translationChecks(text)).toEqual([])
  expect(stillOriginalWords({ passages: [1], total: 1 }, 'th')).toBe('1 of 1 paragraph is still in Thai')
})

test('a quotation that is marked as in another language has not to be translated', () => {
  const quotation = { type: 'text', text: 'Nous sommes tous là.', marks: [{ type: 'language', attrs: { lang: 'fr' } }] }
  const quoted = { ...english, doc: doc({ type: 'paragraph', content: [quotation] }) }
  const words = wordsOf(quoted)
  expect([...words].join()).not.toContain('nous')
  const { passages } = stillOriginal({ ...quoted, language: 'km' }, { ...original, words })
  expect(passages.every(({ place }) => 'field' in place)).toBe(true)
})

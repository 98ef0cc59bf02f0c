import { defaultLanguages } from '../languages/languages'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml } from '../web/html'

import { typesetHtml, typesetText } from './typeset'

test.each([
  ['She said "no" and left.', 'She said “no” and left.'],
  ["It's the workers' own 'no'.", 'It’s the workers’ own ‘no’.'],
  ["Songs of the '90s", 'Songs of the ’90s'],
  ['One -- or two', 'One\u00a0– or two'],
  ['10-15 people, 5%-10%, 2013-14, 900-1200', '10–15 people, 5%–10%, 2013–14, 900–1200'],
  ['And then...', 'And then…'],
])('in English %j is shown as %j', (typed, shown) => expect(typesetText(typed, 'en')).toBe(shown))

test.each([
  '2014-10-05',
  '2009-12',
  '02-123-4567',
  '15-10',
  'COVID-19',
  'F-16-20',
  '12/3-4',
  'He is 6" tall',
  'a--b and ----',
  '....',
  'https://example.org/a--b/10-15?q="x"...',
  "o'neil@example.org",
  '" a "',
])('%j stays as it was typed', (typed) => expect(typesetText(typed, 'en')).toBe(typed))

test.each([
  ['vi', 'Bà nói "không" -- 10-15 người...', 'Bà nói “không”\u00a0– 10–15 người…'],
  ['km', 'គាត់និយាយថា"ទេ" 10-15 -- ...', 'គាត់និយាយថា“ទេ” 10-15 -- ...'],
  ['lo', 'ລາວເວົ້າ"ບໍ່" 10-15...', 'ລາວເວົ້າ“ບໍ່” 10-15...'],
  ['th', 'เธอพูดว่า"ไม่" 10-15...', 'เธอพูดว่า“ไม่” 10-15...'],
  ['my', 'သူမက"မဟုတ်ဘူး" 10-15...', 'သူမက“မဟုတ်ဘူး” 10-15...'],
  ['zh', '她说："不"。（10-15）……', '她说：“不”。（10-15）……'],
  ['fr', 'L\'eau, dit-elle, "non" -- 10-15...', 'L’eau, dit-elle, «\u00a0non\u00a0» -- 10-15…'],
  ['es-MX', 'Dijo "no"...', 'Dijo «no»…'],
  ['ru', 'Она сказала "нет"...', 'Она сказала «нет»…'],
  ['ar', 'قالت "لا"...', 'قالت «لا»…'],
  ['pt', 'Ela disse "não"...', 'Ela disse “não”…'],
  ['tlh', 'ja\' "ghobe\'"...', 'ja\' "ghobe\'"...'],
])('in %s %j is shown as %j', (language, typed, shown) => expect(typesetText(typed, language)).toBe(shown))

const inEnglish = (html: string) => typesetHtml(html, 'en')

test('an open quotation goes through marks and links, and ends with its paragraph', () => {
  expect(
    inEnglish('<p>He said &quot;<strong>never</strong> <a href="/a--b">again&quot;</a>.</p><p>&quot;Yes&quot;</p>'),
  ).toBe('<p>He said “<strong>never</strong> <a href="/a--b">again”</a>.</p><p>“Yes”</p>')
  expect(inEnglish('<p>6&quot; and &quot;yes&quot;</p>')).toBe('<p>6&quot; and &quot;yes&quot;</p>')
})

test('code, notes, attributes and words in another language stay', () => {
  const html =
    '<p>A <code>&quot;x&quot; -- 1-2</code> and <span lang="fr">&quot;non&quot; -- 1-2</span><sup class="ref"><a href="#note:1" aria-label="It&#39;s">1-2</a></sup></p><pre><code>a -- b...</code></pre>'
  expect(inEnglish(html)).toBe(html)
  expect(inEnglish('<p>&quot;<code>x</code>&quot;</p>')).toBe('<p>“<code>x</code>”</p>')
})

test('signs that a mark parts stay', () => {
  expect(inEnglish('<p>one -<em>- two</em></p>')).toBe('<p>one -<em>- two</em></p>')
})

const signs = fc.string({ unit: fc.constantFrom(...'"\'-–.… 0159abéក“”‘’ 、https://@'), maxLength: 60 })
/** Returns the common form of a text as typed and as shown: signs that may differ become equal. */
const common = (text: string) =>
  text
    .replace(/«\u00a0?|\u00a0?»/g, '"')
    .replace(/\u00a0?[–]/g, (dash) => (dash.length > 1 ? ' --' : '-'))
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/…/g, '...')
    .replace(/ --/g, ' -')
    .replace(/\u00a0/g, ' ')

test('whatever is typed, only quotation marks, hyphens and points are shown otherwise, and once is enough', () => {
  fc.assert(
    fc.property(signs, fc.constantFrom(...defaultLanguages, 'fr', 'ru', 'tlh'), (text, language) => {
      const shown = typesetText(text, language)
      expect(common(shown)).toBe(common(text))
      expect(typesetText(shown, language)).toBe(shown)
    }),
    { numRuns: 3_000, seed: 20141130 },
  )
})

test('whatever is marked, no tag is changed, and words are shown as they are without marks', () => {
  const marked = fc.array(fc.tuple(fc.constantFrom('', 'em', 'strong', 'code'), signs), { maxLength: 6 })
  fc.assert(
    fc.property(marked, (parts) => {
      const html = `<p>${parts.map(([tag, text]) => (tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text))).join('')}</p>`
      const shown = inEnglish(html)
      expect(shown.match(/<[^>]*>/g)).toEqual(html.match(/<[^>]*>/g))
      const codes = (text: string) => text.match(/<code>[^<]*<\/code>/g)
      expect(codes(shown)).toEqual(codes(html))
      expect(inEnglish(shown)).toBe(shown)
    }),
    { numRuns: 2_000, seed: 20141201 },
  )
})

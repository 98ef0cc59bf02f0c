import { expect, test } from 'vitest'
import { readBody } from './document'
import { plainTextOf, renderBody } from './render'
import { bodySchema } from './schema'

type Json = Record<string, unknown>
const lang = (lang: unknown) => ({ type: 'language', attrs: { lang } })
const words = (text: string, ...marks: Json[]) => ({ type: 'text', text, marks })
const bodyOf = (...content: Json[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] })
const html = (...content: Json[]) => renderBody(bodySchema.nodeFromJSON(bodyOf(...content)), new Map())

test('words in one other language are one element, with whatever else they are', () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/' } }
  const body = [words('He said '), words('bonjour ', lang('fr')), words('à', lang('fr'), { type: 'bold' })]
  expect(html(...body, { type: 'hardBreak', marks: [lang('fr')] }, words('tous', link, lang('fr')), words('.'))).toBe(
    '<p>He said <span lang="fr">bonjour <strong>à</strong><br><a href="https://example.org/">tous</a></span>.</p>',
  )
  expect(html(words('oui ', lang('fr')), words('sí', lang('es')))).toBe(
    '<p><span lang="fr">oui </span><span lang="es">sí</span></p>',
  )
})

test('a language that is written from right to left says so', () => {
  expect(html(words('سلام', lang('ar')))).toBe('<p><span lang="ar" dir="rtl">سلام</span></p>')
})

test('a footnote within is in the language of the text, unless its own words are said to be in another', () => {
  const note = (text: string, ...marks: Json[]) => ({ type: 'footnote', attrs: { text }, marks })
  const out = html(words('a', lang('fr')), note('One.'), words('b', lang('fr')), note('Deux.', lang('fr')))
  expect(out).toMatch(
    /^<p><span lang="fr">a<\/span><sup class="ref">.*<\/sup><span lang="fr">b<\/span><sup class="ref">/,
  )
  expect(out).toMatch(/<li id="note:1">One\. <a .*<li id="note:2"><span lang="fr">Deux\.<\/span> <a /)
})

test.each([null, '', 'FR', 'french', 'x-none', 'fr" onclick="x', 7, ['fr'], `de-${'abcdefgh-'.repeat(4)}`])(
  'the language %j is refused in a sentence',
  (tag) => {
    expect(readBody(bodyOf(words('x', lang(tag)))).problem).toMatch(/^The code of a language cannot be “/)
  },
)

test('a mark without a language, or two at once, are refused', () => {
  expect(readBody(bodyOf(words('x', { type: 'language' }))).problem).toBeDefined()
  expect(readBody(bodyOf(words('x', lang('fr'), lang('es')))).problem).toBeDefined()
})

test('what is searched, counted and cut to an excerpt is the words alone', () => {
  expect(plainTextOf(bodySchema.nodeFromJSON(bodyOf(words('He said '), words('oui', lang('fr')))))).toBe('He said oui')
})

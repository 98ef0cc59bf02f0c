import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from './excerpt'
import { parseQuery } from './search-terms'
import { tidyForSearch } from './search-segments'

function excerptText(text: string, query: string) {
  const { parts, before, after } = excerptOf(text, parseQuery(query))
  const words = parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
  return `${before ? '…' : ''}${words}${after ? '…' : ''}`
}

test('words are marked whole, in any case and with or without their marks', () => {
  expect(excerptText('Nạn buôn người ở ĐỒNG NAI', 'dong nai')).toBe('Nạn buôn người ở [ĐỒNG] [NAI]')
  expect(excerptText('Against trafficking, traffic.', '"traffic"')).toBe('Against trafficking, [traffic].')
  expect(excerptText('Against trafficking.', 'traff')).toBe('Against [trafficking].')
  expect(excerptText('A long-term plan', '"long term"')).toBe('A [long-term] plan')
  expect(excerptText('Forced labour, and labour', 'labour forced')).toBe('[Forced] [labour], and [labour]')
})

test('a part of a dense script is marked where it stands', () => {
  expect(excerptText('关于人口贩运的报告', '贩运')).toBe('关于人口[贩运]的报告')
  expect(excerptText('សិទ្ធិមនុស្ស', 'មនុស្ស')).toBe('សិទ្ធិ[មនុស្ស]')
  expect(excerptText('UNODC报告', 'UNODC报告')).toBe('[UNODC][报告]')
})

test('of a long text, the place where most of the words stand is shown', () => {
  const text = `${'Other words of it. '.repeat(30)}labour here. ${'Something else. '.repeat(30)}forced labour there. ${'The end. '.repeat(30)}`
  const excerpt = excerptText(text, 'labour forced')
  expect(excerpt).toMatch(/^….*\[forced\] \[labour\] there.*…$/)
  expect(excerpt.length).toBeLessThan(260)
})

test('no letter is parted from its signs, wherever a text is cut and whatever is marked', () => {
  const letters = fc.constantFrom('ស្ត្រី', 'ก็', 'ကြွ', 'é', 'e\u0301', '👩‍👩‍👧', 'n', '运', 'ກຳ', '\u0301', 'đ')
  const filler = fc.array(letters, { minLength: 60, maxLength: 200 })
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })
  fc.assert(
    fc.property(filler, filler, (before, after) => {
      const text = `${before.join('')} word ${after.join('')}`
      const { parts } = excerptOf(text, parseQuery('word'))
      const whole = tidyForSearch(text).replace(/\s+/g, ' ').trim()
      const boundaries = new Set([...clusters.segment(whole)].map(({ index }) => index).concat(whole.length))
      const cuts = parts.reduce((all, part) => [...all, all.at(-1)! + part.text.length], [0])
      // Equal letters may occur twice: at one of the places, every cut must be right.
      const words = parts.map((part) => part.text).join('')
      const places = Array.from({ length: whole.length }, (_, at) => at).filter((at) => whole.startsWith(words, at))
      expect(whole === '' || places.some((at) => cuts.every((cut) => boundaries.has(at + cut)))).toBe(true)
    }),
    { numRuns: 200, seed: 2014 },
  )
})

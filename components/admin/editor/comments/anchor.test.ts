import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { ReadingText } from './anchor'

function readingOf(...paragraphs: string[]) {
  const content = paragraphs.map((words) => ({
    type: 'paragraph',
    content: words ? [{ type: 'text', text: words }] : [],
  }))
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content })
  const reading = new ReadingText(doc)
  const words = (range: { from: number; to: number } | undefined) =>
    range && doc.textBetween(range.from, range.to, '\n')
  const quoted = (quote: string, nth = 0) => {
    let start = reading.text.indexOf(quote)
    for (let n = 0; n < nth; n++) start = reading.text.indexOf(quote, start + 1)
    return reading.quotationOf(reading.rangeOf(start, start + quote.length)!)
  }
  return { reading, words, quoted }
}

test('a quotation is found where it was made, with what stands around it', () => {
  const { reading, words, quoted } = readingOf('The workshop took place in Tak in May.', 'Thirty people came.')
  const quotation = quoted('in Tak')
  expect(quotation).toEqual({
    quote: 'in Tak',
    prefix: 'The workshop took place ',
    suffix: ' in May.\nThirty people came.',
  })
  expect(words(reading.find(quotation))).toBe('in Tak')
})

test('of the same words in several places, those between the same neighbours', () => {
  const first = readingOf('In May it rained.', 'People came in May.', 'It ended in May.')
  const quotation = first.quoted('May', 1)
  const { reading } = readingOf('A new beginning.', 'In May it rained.', 'All people came in May.', 'It ended in May.')
  const { from } = reading.find(quotation)!
  expect(reading.quotationOf({ from, to: from + 3 }).prefix).toContain('All people came in ')
})

test('words over several paragraphs, empty ones between, are one quotation', () => {
  const { reading, words, quoted } = readingOf('One two.', '', 'Three four.')
  expect(words(reading.find(quoted('two.\n\nThree')))).toContain('Three')
})

test('words that were changed are found between neighbours that stayed; words that were cut are not', () => {
  const { quoted } = readingOf(
    'It was written at length that the number of victims fell, according to the ministry of labour.',
  )
  const quotation = quoted('fell')
  const changed = readingOf(
    'It was written at length that the number of victims rose a little, according to the ministry of labour.',
  )
  expect(changed.words(changed.reading.find(quotation))).toBe('rose a little')
  const cut = readingOf('It was written at length that the number of victims, according to the ministry of labour.')
  expect(cut.reading.find(quotation)).toBeUndefined()
  expect(readingOf('Nothing like it; the shares fell.').reading.find(quotation)).toBeUndefined()
  expect(readingOf('Something else.').reading.find(quotation)).toBeUndefined()
  expect(readingOf('').reading.find(quotation)).toBeUndefined()
})

test('Khmer, and signs of two code units, keep their places', () => {
  const { reading, words, quoted } = readingOf('ការជួញដូរ🙂មនុស្ស')
  expect(words(reading.find(quoted('មនុស្ស')))).toBe('មនុស្ស')
})

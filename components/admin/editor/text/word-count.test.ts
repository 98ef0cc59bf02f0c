import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { wordCounter } from './text'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const doc = (...content: unknown[]) => bodySchema.nodeFromJSON({ type: 'doc', content })

test('words are counted in every block, in captions and in footnotes', () => {
  const body = doc(
    paragraph('One two'),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('three')] }] },
    { type: 'picture', attrs: { caption: 'four five' } },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'six' },
        { type: 'footnote', attrs: { text: 'seven' } },
      ],
    },
  )
  expect(wordCounter('en')(body)).toBe(7)
})

test('a text without spaces has words', () => {
  expect(wordCounter('km')(doc(paragraph('ការជួញដូរមនុស្ស')))).toBeGreaterThan(1)
})

test('a block that did not change is not counted again', () => {
  const count = wordCounter('en')
  const before = doc(paragraph('One two'), paragraph('three'))
  expect(count(before)).toBe(3)
  const unchangedBlock = before.child(0)
  Object.defineProperty(unchangedBlock, 'textBetween', { value: () => expect.unreachable('counted again') })
  const after = before.copy(before.content.replaceChild(1, bodySchema.nodeFromJSON(paragraph('three four'))))
  expect(count(after)).toBe(4)
})

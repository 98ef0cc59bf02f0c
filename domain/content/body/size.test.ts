import { expect, test } from 'vitest'
import { Content } from '../content'
import { longBody } from '@/domain/testing/long-texts'
import { content } from '@/domain/testing/newsroom'

const paragraph = { type: 'paragraph' }
const doc = (...blocks: object[]) => ({ type: 'doc', content: blocks })
const nested = (depth: number): object =>
  depth === 0 ? paragraph : { type: 'blockquote', content: [nested(depth - 1)] }
const rows = (count: number) =>
  Array.from({ length: count }, () => ({ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph] }] }))
const said = (length: number) => ({ type: 'paragraph', content: [{ type: 'text', text: 'a'.repeat(length) }] })
const pictures = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ type: 'picture', attrs: { mediaId: String(n).padStart(12, '0') } }))

const breaks = (count: number) => ({ type: 'paragraph', content: Array(count).fill({ type: 'hardBreak' }) })

function problem(body: object) {
  const parsed = Content.safeParse(content({ body }))
  return parsed.success ? undefined : parsed.error.issues[0]!.message
}

test.each([
  [
    'blocks',
    doc(...Array(3_000).fill(paragraph)),
    doc(...Array(3_001).fill(paragraph)),
    'The text has 3,001 blocks; it can have 3,000. Split it into several.',
  ],
  [
    'rows',
    doc({ type: 'table', content: rows(1_000) }),
    doc({ type: 'table', content: rows(1_001) }),
    'A table has 1,001 rows; it can have 1,000. Divide it.',
  ],
  [
    'characters of a paragraph',
    doc(said(150_000)),
    doc(said(150_001)),
    'A paragraph has 150,001 characters; it can have 150,000. Divide it.',
  ],
  [
    'pictures',
    doc(...pictures(1_000)),
    doc(...pictures(1_001)),
    'The text has more than 1,000 pictures and files. Split it into several.',
  ],
  [
    'nodes and marks, all told',
    doc(...Array(15).fill(breaks(4_990)), breaks(134)),
    doc(...Array(15).fill(breaks(4_990)), breaks(135)),
    'The text has more than 75,000 marked words, cells, ends of lines and the like. Split it into several.',
  ],
  [
    'depth',
    doc(nested(39)),
    doc(nested(40)),
    'Something stands in more than 40 others, such as a list in lists. Move it out of some of them.',
  ],
])('a text may have so many: %s', (_, allowed, tooMuch, message) => {
  expect(problem(allowed)).toBeUndefined()
  expect(problem(tooMuch)).toBe(message)
})

test('a text of two million characters in paragraphs is allowed, and one that is nested without end is refused in words', () => {
  expect(problem(longBody('paragraphs', 1_950_000))).toBeUndefined()
  expect(problem(doc(nested(5_000)))).toMatch(
    /^The text cannot be kept as it is. Its parts stand within each other too deep/,
  )
})

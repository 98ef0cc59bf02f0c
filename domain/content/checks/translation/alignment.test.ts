import { expect, test } from 'vitest'
import { bodySchema } from '../../body/schema'
import { alignBlocks, shapeOf } from './alignment'
import type { BlockShape } from './original'

const paragraph = (words: string) => ({ type: 'paragraph', content: words ? [{ type: 'text', text: words }] : [] })
const heading = (words: string, level = 2) => ({ ...paragraph(words), type: 'heading', attrs: { level } })
const picture = (mediaId: string) => ({ type: 'picture', attrs: { mediaId } })
const list = (...items: string[]) => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
})
const shapes = (...content: object[]): BlockShape[] =>
  bodySchema.nodeFromJSON({ type: 'doc', content }).children.map(shapeOf)

const original = shapes(
  paragraph('A short beginning.'),
  heading('What was agreed'),
  paragraph('A long paragraph that says in many words what five governments agreed on, and when they meet again.'),
  list('One', 'Two', 'Three'),
  picture('abc'),
  paragraph('The end.'),
)

test('blocks of the same kinds stand beside each other', () => {
  const khmer = shapes(
    paragraph('ការចាប់ផ្ដើម។'),
    heading('អ្វីដែលបានព្រមព្រៀង'),
    paragraph('កថាខណ្ឌវែងមួយដែលនិយាយដោយពាក្យជាច្រើនអំពីអ្វីដែលរដ្ឋាភិបាលប្រាំបានព្រមព្រៀង។'),
    list('មួយ', 'ពីរ', 'បី'),
    picture('abc'),
    paragraph('ចប់។'),
  )
  expect(alignBlocks(original, khmer)).toEqual([0, 1, 2, 3, 4, 5])
})

test('a block that is missing, new or split leaves the others where they belong', () => {
  const end = [list('一', '二', '三'), picture('abc'), paragraph('完。')]
  const long = '五国政府用许多话说明了他们同意的内容以及下次会面的时间，这是一个很长的段落，有很多字。'
  expect(alignBlocks(original, shapes(heading('达成的协议'), paragraph(long), ...end))).toEqual([1, 2, 3, 4, 5])
  const split = shapes(paragraph('开始。'), heading('协议'), paragraph(long), paragraph('短。'), ...end)
  expect(alignBlocks(original, split)).toEqual([0, 1, 2, undefined, 3, 4, 5])
  expect(alignBlocks(original, shapes(paragraph('开始。'), picture('new'), heading('协议'), ...end))).toEqual([
    0,
    undefined,
    1,
    3,
    4,
    5,
  ])
})

test('words that are still the same decide among paragraphs of one length', () => {
  const five = ['Alpha one', 'Bravo two', 'Delta six', 'Gamma ten', 'Omega one'].map(paragraph)
  expect(alignBlocks(shapes(...five), shapes(five[2]!, paragraph('ខខខខខ ខខខ'), five[4]!))).toEqual([2, 3, 4])
})

test('an empty text aligns with nothing, and a very long one in linear time', () => {
  expect(alignBlocks([], original)).toEqual(original.map(() => undefined))
  const long = Array.from({ length: 20_000 }, (_, n) => ({ kind: n % 9 ? 'p' : 'h', detail: '', size: 50, words: '' }))
  const start = performance.now()
  expect(alignBlocks(long, long.slice(1)).filter((one) => one === undefined).length).toBeLessThan(20)
  expect(performance.now() - start).toBeLessThan(1_000)
})

import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { mergeBlocks } from './merge-blocks'
import { cell, doc, item, paragraph } from './test-texts'

const blocksOf = (blocks: object[]) => bodySchema.nodeFromJSON(doc(...blocks)).children
const list = (...words: string[]) => ({ type: 'bulletList', content: words.map(item) })
const table = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((cells) => ({ type: 'tableRow', content: cells.map(cell) })),
})
const picture = (attrs: object) => ({ type: 'picture', attrs: { mediaId: '0123456789ab', ...attrs } })

/** The merged blocks as text, or “choose” where somebody has to. */
async function merged(base: object[], mine: object[], theirs: object[], language = 'en') {
  const changes = await mergeBlocks(blocksOf(base), blocksOf(mine), blocksOf(theirs), language)
  return changes.flatMap((change) => {
    const nodes = change.joined ?? (change.is === 'theirs' ? change.theirs : change.mine)
    return change.is === 'both' ? ['choose'] : nodes.map((node) => node.textContent)
  })
}
const p = (words: string) => (words ? paragraph(words) : { type: 'paragraph' })

test('blocks that both added in one place stand one after the other, theirs first', async () => {
  const base = [p('Start.')]
  expect(await merged(base, [...base, p('Mine.')], [...base, p('Theirs.')])).toEqual(['Start.', 'Theirs.', 'Mine.'])
  expect(await merged(base, [...base, p('New.')], [...base, p('New.')])).toEqual(['Start.', 'New.'])
})

test('a paragraph that goes on, and a new one below it by the other', async () => {
  const base = [p('The road is long.')]
  const mine = [p('The road is long. It goes on.')]
  expect(await merged(base, mine, [...base, p('Another.')])).toEqual(['The road is long. It goes on.', 'Another.'])
})

test('words that both typed at the end of one paragraph are both there, and are two words', async () => {
  expect(await merged([p('One two')], [p('One two three')], [p('One two four')])).toEqual(['One two four three'])
  expect(await merged([p('One,')], [p('One,a')], [p('One,b')])).toEqual(['One,b a'])
  expect(await merged([p('')], [p('Mine')], [p('Theirs')])).toEqual(['Theirs', 'Mine'])
})

test('a word that one went on typing, and words that the other put behind it', async () => {
  expect(await merged([p('The ro')], [p('The road')], [p('The ro is long')])).toEqual(['The road is long'])
})

test('words that one marked as in another language stay so where the other changed the words beside them', async () => {
  const said = (before: string, ...marks: object[]) => ({
    type: 'paragraph',
    content: [
      { type: 'text', text: before },
      { type: 'text', text: 'au revoir', marks },
    ],
  })
  const french = { type: 'language', attrs: { lang: 'fr' } }
  const [change] = await mergeBlocks(
    blocksOf([said('She said ')]),
    blocksOf([said('She said ', french)]),
    blocksOf([said('They all said ')]),
    'en',
  )
  expect(change!.joined!.map((node) => node.toJSON() as unknown)).toEqual([said('They all said ', french)])
})

test('Khmer, which has no spaces, is merged word by word', async () => {
  const [base, mine, theirs] = ['ប្រតិភូបានជួបជុំគ្នានៅទីក្រុងបាងកក។', 'ប្រតិភូបានជួបជុំគ្នានៅទីក្រុងភ្នំពេញ។', 'ប្រតិភូថ្មីបានជួបជុំគ្នានៅទីក្រុងបាងកក។']
  expect(await merged([p(base)], [p(mine)], [p(theirs)], 'km')).toEqual(['ប្រតិភូថ្មីបានជួបជុំគ្នានៅទីក្រុងភ្នំពេញ។'])
})

test('what both changed, or one deleted and the other changed, has to be chosen', async () => {
  const base = [p('First of all.'), p('The road is long.')]
  const [wide, short] = [p('The road is wide.'), p('The road is short.')]
  expect(await merged(base, [base[0]!, wide], [base[0]!, short])).toEqual(['First of all.', 'choose'])
  expect(await merged(base, [base[0]!], [base[0]!, short])).toEqual(['First of all.', 'choose'])
  expect(await merged(base, [base[0]!], [base[0]!])).toEqual(['First of all.'])
})

test('items of a list and cells of a table are merged each for itself', async () => {
  expect(await merged([list('a', 'b')], [list('a', 'b', 'mine')], [list('theirs', 'a', 'b')])).toEqual(['theirsabmine'])
  const base = table(['one', 'two'], ['three', 'four'])
  const [mine, theirs] = [table(['one!', 'two'], ['three', 'four']), table(['one', 'two'], ['three', 'four five'])]
  expect(await merged([base], [mine], [theirs])).toEqual(['one!twothreefour five'])
  // A column more: which cell is which cannot be told.
  expect(await merged([base], [mine], [table(['one', 'two', 'x'], ['three', 'four', 'y'])])).toEqual(['choose'])
})

test('of a picture, each fact is merged for itself', async () => {
  const [base, mine, theirs] = [picture({ alt: 'A' }), picture({ alt: 'B' }), picture({ alt: 'A', caption: 'C' })]
  const [change] = await mergeBlocks(blocksOf([base]), blocksOf([mine]), blocksOf([theirs]), 'en')
  expect(change!.joined![0]!.attrs).toMatchObject({ alt: 'B', caption: 'C' })
  const [clash] = await mergeBlocks(blocksOf([base]), blocksOf([mine]), blocksOf([picture({ alt: 'D' })]), 'en')
  expect(clash!.is).toBe('both')
})

test('a paragraph that one made a heading keeps the words of the other', async () => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'The road' }] }
  const [base, longer] = [p('The road'), p('The long road')]
  for (const [mine, theirs] of [
    [heading, longer],
    [longer, heading],
  ]) {
    const [change] = await mergeBlocks(blocksOf([base]), blocksOf([mine!]), blocksOf([theirs!]), 'en')
    expect(change!.joined!.map(({ type, textContent }) => `${type.name}: ${textContent}`)).toEqual([
      'heading: The long road',
    ])
  }
})

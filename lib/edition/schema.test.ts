import { expect, test } from 'vitest'
import { storedBlocks } from './schema'

test.each([
  ['an element that is none of the set', [{ is: 'script', words: ['alert(1)'] }]],
  ['another name in a block', [{ is: 'paragraph', words: ['a'], style: 'x' }]],
  ['a link to a script', [{ is: 'paragraph', words: [{ is: 'link', to: 'javascript:alert(1)', words: ['a'] }] }]],
  ['a link to nowhere', [{ is: 'paragraph', words: [{ is: 'link', to: '//example.org', words: ['a'] }] }]],
  ['a language that is none', [{ is: 'paragraph', words: ['a'], lang: '"><script>' }]],
  ['an id', [{ is: 'heading', level: 2, words: ['a'], id: 'main' }]],
  ['a mark of a page', [{ is: 'page', n: 1 }]],
  ['a heading of the first level', [{ is: 'heading', level: 1, words: ['a'] }]],
  ['a cell over a thousand columns', [{ is: 'table', rows: [{ cells: [{ columns: 1_000, blocks: [] }] }] }]],
  ['nothing', null],
])('%s is not read back', (_, blocks) => expect(storedBlocks(blocks)).toBeUndefined())

test('what may be stored is read back as it is', () => {
  const blocks = [
    { is: 'heading', level: 4, words: ['a'], lang: 'km' },
    { is: 'paragraph', words: [{ is: 'link', to: '#p12', words: [{ is: 'em', words: ['a'] }] }], goesOn: true },
    { is: 'list', kind: 'a', start: 3, items: [{ label: 'c)', blocks: [{ is: 'paragraph', words: ['a'] }] }] },
  ]
  expect(storedBlocks(blocks)).toEqual(blocks)
})

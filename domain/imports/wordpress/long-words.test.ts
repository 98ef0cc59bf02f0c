import { expect, test } from 'vitest'
import { readItem } from '@/lib/wxr/parts'
import { dateIn } from '../folder/facts'
import { oldPathsOf, oldSite, uploadPlace } from './old-site'
import { plainText } from '../markup/text-in'

// Fields that nobody writes by hand: an export or a table with one of them must not stop the machine for hours. What grows with
// the square of its length takes more than five times the time allowed.

const site = oldSite('https://old.example')!
const baseItem = { type: 'post' as const, id: '1', guid: '', olderSlugs: ['a'] }
const element = (name: string, children: object[] = []) => ({ name, children, attributes: {}, text: 'x' })

test.each<[string, () => unknown]>([
  ['a title of breaks that never end', () => plainText(`${'<br '.repeat(100_000)}x`)],
  ['a title of signs that begin no tag', () => plainText('<'.repeat(400_000))],
  ['a date with a wide gap in it', () => dateIn(`Jan${' '.repeat(60_000)}x`)],
  ['an address of slashes', () => oldSite(`https://old.example/${'/'.repeat(100_000)}x`)],
  [
    'a link with one long name',
    () => oldPathsOf({ ...baseItem, link: `https://old.example/${'a'.repeat(60_000)}//` } as never, site),
  ],
  ['an address of question marks', () => uploadPlace(`https://old.example/${'?'.repeat(60_000)}\n`, site)],
  ['a text in endless categories', () => readItem(element('item', Array(30_000).fill(element('category'))) as never)],
])('%s takes no time', (_, run) => {
  // The quickest of three: a busy machine only ever adds.
  const times = [1, 2, 3].map(() => {
    const begun = performance.now()
    run()
    return performance.now() - begun
  })
  expect(Math.min(...times)).toBeLessThan(1_000)
})

test('a long title keeps its words', () => {
  expect(plainText('<b>Training</b> in <i>Bangkok</i>')).toBe('Training in Bangkok')
  expect(plainText(`one<br>two</p><p class="x">three &amp; four`)).toBe('one two three & four')
})

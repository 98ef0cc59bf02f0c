import { expect, test } from 'vitest'
import { isSlug } from '@/lib/text/slug'
import { itemWith, exportOf, itemsOf } from './test-export'
import { decodedSlug, wxrItemKey, slugOf, wxrTermKey } from './types'

const post = { id: '7', type: 'post', title: 'A ferry' }

test.each([
  ['a-ferry', 'a-ferry', 'a-ferry'],
  ['A_Ferry', 'a-ferry', 'A_Ferry'],
  ['%e1%80%99%e1%80%bc%e1%80%94%e1%80%ba', 'မြန်', 'မြန်'],
  ['caf%C3%A9-on-the-river', 'cafe-on-the-river', 'café-on-the-river'],
  ['100%', 'a-ferry', '100%'],
  ['', 'a-ferry', ''],
  ['a'.repeat(90), 'a'.repeat(80), 'a'.repeat(90)],
])('the slug %j becomes %j', (name, slug, original) => {
  expect(slugOf({ ...post, name })).toEqual({ slug, original })
  expect(isSlug(slug)).toBe(true)
})

test('an item without a letter is called by its kind and number', () => {
  expect(slugOf({ ...post, title: '—', name: '' }).slug).toBe('post-7')
})

test('names that stay from one export to the next', async () => {
  const { items } = await itemsOf(exportOf(itemWith('<guid>https://river.example/?p=7</guid>')))
  expect(wxrItemKey(items[0]!)).toBe('7')
  expect(wxrItemKey({ ...items[0]!, id: '' })).toBe('https://river.example/?p=7')
  expect(wxrItemKey({ ...items[0]!, id: '', guid: '', date: '2014-10-28 09:30:00' })).toBe('2014-10-28 09:30:00 Boats')
  expect(wxrTermKey({ taxonomy: 'category', slug: '%e6%b2%b3', name: 'River' })).toBe('category/河')
  expect(decodedSlug('%zz')).toBe('%zz')
})

import { expect, test } from 'vitest'
import { filtersIn, isFiltered, listAddress } from './filters'

test('an address and its filters say the same', () => {
  const address = { q: 'workshop report', state: 'waiting', kind: 'post', language: 'km', page: '3' }
  const filters = filtersIn(address)
  expect(filters).toEqual({ search: 'workshop report', state: 'waiting', kind: 'post', language: 'km', page: 3 })
  expect(listAddress(filters)).toBe('/admin/entries?q=workshop+report&state=waiting&kind=post&language=km&page=3')
})

test('what an address says wrongly, twice or not at all is left out', () => {
  const filters = filtersIn({ q: ['a', 'b'], state: 'sleeping', kind: '', language: 'xx', page: '-1' })
  expect(filters).toEqual({ page: 1 })
  expect(isFiltered(filters)).toBe(false)
  expect(listAddress(filters)).toBe('/admin/entries')
})

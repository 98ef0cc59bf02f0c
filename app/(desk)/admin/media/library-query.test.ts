import { expect, test } from 'vitest'
import { isNarrowed, libraryAddress } from './library-form'

test('an address says what it asks for, and what is asked for has that address', () => {
  const query = {
    q: 'ទន្លេ',
    type: 'picture',
    lacks: 'consent',
    versions: 'newest',
    sort: 'size',
    view: 'list',
    page: '3',
  }
  const parsedQuery = libraryAddress.read(query)
  expect(parsedQuery).toMatchObject({
    q: 'ទន្លេ',
    type: 'picture',
    lacks: 'consent',
    versions: 'newest',
    view: 'list',
    page: 3,
  })
  expect(libraryAddress.at(parsedQuery)).toBe(`/admin/media?${new URLSearchParams(query)}`)
  expect(isNarrowed(parsedQuery)).toBe(true)
})

test('what an address mistypes is left out', () => {
  const parsedQuery = libraryAddress.read({ type: 'film', lacks: ['use', 'use'], page: '-1', view: 'x', q: '  ' })
  expect(libraryAddress.at(parsedQuery)).toBe('/admin/media')
  expect(isNarrowed(parsedQuery)).toBe(false)
})

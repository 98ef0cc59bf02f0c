import { expect, test } from 'vitest'
import { libraryQueryIn, isNarrowed, mediaLibraryAddress } from './library-form'

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
  const parsedQuery = libraryQueryIn(query)
  expect(parsedQuery).toMatchObject({
    search: 'ទន្លេ',
    type: 'picture',
    lacks: 'consent',
    newest: true,
    view: 'list',
    page: 3,
  })
  expect(mediaLibraryAddress(parsedQuery)).toBe(`/admin/media?${new URLSearchParams(query)}`)
  expect(isNarrowed(parsedQuery)).toBe(true)
})

test('what an address mistypes is left out', () => {
  const parsedQuery = libraryQueryIn({ type: 'film', lacks: ['use', 'use'], page: '-1', view: 'x', q: '  ' })
  expect(mediaLibraryAddress(parsedQuery)).toBe('/admin/media')
  expect(isNarrowed(parsedQuery)).toBe(false)
})

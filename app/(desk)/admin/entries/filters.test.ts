import { expect, test } from 'vitest'
import { entriesAddress, isFiltered, listingFor, withoutFilter } from './filters'

test('an address and its filters say the same', () => {
  const address = {
    q: 'workshop report',
    state: 'waiting',
    kind: 'post',
    language: 'km',
    term: '7',
    by: 'me',
    review: 'changes requested',
    from: '2014-10-01',
    until: '2014-10-31',
    sort: '-title',
    per: '50',
    page: '3',
  }
  const filters = entriesAddress.read(address)
  expect(filters).toMatchObject({ q: 'workshop report', term: 7, by: 'me', sort: '-title' })
  expect(filters).toMatchObject({ per: 50, page: 3 })
  expect(entriesAddress.at(filters)).toBe(`/admin/entries?${new URLSearchParams(address)}`)
})

test('what an address says wrongly, twice or not at all is left out', () => {
  const filters = entriesAddress.read({
    q: ['a', 'b'],
    state: 'sleeping',
    kind: '',
    language: 'xx',
    page: '-1',
    per: '7',
    term: 'x',
    by: 'them',
    from: '2014-13-01',
    until: 'yesterday',
    sort: 'colour',
    review: 'maybe',
  })
  expect(filters).toEqual({})
  expect(isFiltered(filters)).toBe(false)
  expect(entriesAddress.at(filters)).toBe('/admin/entries')
})

test('a filter is taken away without the others, from the first page', () => {
  const filters = entriesAddress.read({ q: 'report', state: 'live', sort: 'title', page: '4' })
  expect(withoutFilter(filters, 'state')).toBe('/admin/entries?q=report&sort=title')
  expect(withoutFilter(filters, 'q')).toBe('/admin/entries?state=live&sort=title')
})

test('the usual order is not in the address', () => {
  expect(entriesAddress.at(entriesAddress.read({ sort: '-saved' }))).toBe('/admin/entries')
  expect(entriesAddress.at(entriesAddress.read({ sort: 'saved' }))).toBe('/admin/entries?sort=saved')
})

test('days are those of the site, the last one whole, and “me” is whoever reads it', () => {
  const filters = entriesAddress.read({ from: '2014-10-01', until: '2014-10-31', by: 'me' })
  expect(listingFor(filters, { me: 4, zone: 'Asia/Bangkok' })).toMatchObject({
    by: 4,
    savedFrom: Date.UTC(2014, 8, 30, 17),
    savedUntil: Date.UTC(2014, 9, 31, 17),
  })
})

test('a list that is not turned goes as each kind of order usually does', () => {
  expect(listingFor(entriesAddress.read({}), { me: 1, zone: 'UTC' })).not.toHaveProperty('descending')
  expect(listingFor(entriesAddress.read({ sort: 'title' }), { me: 1, zone: 'UTC' })).toMatchObject({
    sort: 'title',
    descending: false,
  })
})

import { expect, test } from 'vitest'
import { placesFor } from './places'

const places = [
  { href: '/admin/entries', label: 'Entries', also: 'posts list' },
  { href: '/admin/entries/new?kind=post', label: 'New post', also: 'create write' },
  { href: '/admin/terms', label: 'Topics and countries' },
]

test('a place is found by parts of its name and by other words for it, in any order', () => {
  const found = (typed: string) => placesFor(places, typed).map((place) => place.label)
  expect(found('')).toHaveLength(3)
  expect(found('post')).toEqual(['Entries', 'New post'])
  expect(found('post new')).toEqual(['New post'])
  expect(found('CREATE')).toEqual(['New post'])
  expect(found('countr topics')).toEqual(['Topics and countries'])
  expect(found('nothing')).toEqual([])
})

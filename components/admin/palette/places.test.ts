import { expect, test } from 'vitest'
import { findPlaces } from './places'

const places = [
  { href: '/admin/entries', label: 'Entries', also: 'posts list' },
  { href: '/admin/entries/new?kind=post', label: 'New post', also: 'create write' },
  { href: '/admin/terms', label: 'Topics and countries' },
]

test('a place is found by parts of its name and by other words for it, in any order', () => {
  const labelsFor = (typed: string) => findPlaces(places, typed).map((place) => place.label)
  expect(labelsFor('')).toHaveLength(3)
  expect(labelsFor('post')).toEqual(['Entries', 'New post'])
  expect(labelsFor('post new')).toEqual(['New post'])
  expect(labelsFor('CREATE')).toEqual(['New post'])
  expect(labelsFor('countr topics')).toEqual(['Topics and countries'])
  expect(labelsFor('nothing')).toEqual([])
})

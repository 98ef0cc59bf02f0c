import { expect, test } from 'vitest'
import { content } from '@/domain/testing/newsroom'
import type { Fields } from '../../fields'
import { fieldMatches, replaceInFields } from './field-matches'

const lead = { mediaId: 'a', alt: 'Phyo at work', decorative: false, caption: 'Phyo', credit: 'Photo: Phyo' }
const fields: Fields = {
  ...content({ title: 'Phyo and phyo', summary: 'What Phyo said', contentNote: 'About Phyo', lead }),
  ownSlug: false,
}
const search = { words: 'phyo', matchCase: false }

test('words are found in the title, the summary, the note and what is said of the lead picture, in the order of the page', () => {
  expect(fieldMatches(fields, search).map(({ place, index }) => [place, index])).toEqual([
    ['title', 0],
    ['title', 9],
    ['summary', 5],
    ['contentNote', 6],
    ['lead.alt', 0],
    ['lead.caption', 0],
    ['lead.credit', 7],
  ])
  expect(fieldMatches(fields, { words: 'phyo', matchCase: true })).toHaveLength(1)
  expect(fieldMatches({ ...fields, lead: null }, search)).toHaveLength(4)
})

test('other words stand in all of these places, whatever their length, and nothing else changes', () => {
  const changes = replaceInFields(fields, fieldMatches(fields, search), 'Someone')
  expect(changes).toEqual({
    title: 'Someone and Someone',
    summary: 'What Someone said',
    contentNote: 'About Someone',
    lead: { ...lead, alt: 'Someone at work', caption: 'Someone', credit: 'Photo: Someone' },
  })
  expect(replaceInFields(fields, fieldMatches(fields, search).slice(0, 1), '')).toEqual({ title: ' and phyo' })
})

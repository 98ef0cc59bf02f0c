import { expect, test } from 'vitest'
import { content } from '@/domain/testing/newsroom'
import { factNames, newFacts, addFacts, removeFacts } from './files'

const facts = {
  title: 'Annual report',
  authors: [{ name: 'Chan Dara', is: 'person' as const }],
  isbn: '978-92-1-130326-1',
  doi: '10.1234/abc',
}
const fieldsWith = (title: string, isbn = '') => {
  const { publication } = content({ publication: { type: 'report', publishedOn: '2014', publisher: '', isbn } })
  return { title, publication }
}

test('what nobody has filled in is filled in, and taken back again', () => {
  const empty = fieldsWith('')
  const filled = newFacts(empty, facts)
  expect(factNames(filled)).toBe('title, authors, ISBN, and DOI')
  const after = addFacts(empty, filled)
  const { title, ...ofPublication } = facts
  expect(after).toMatchObject({ title, publication: ofPublication })
  expect(removeFacts({ ...empty, ...after }, filled)).toEqual(empty)
})

test('what somebody wrote stays, before and after', () => {
  const own = fieldsWith('Our report', '0-306-40615-2')
  const filled = newFacts(own, facts)
  expect(Object.keys(filled)).toEqual(['authors', 'doi'])
  const after = { ...own, ...addFacts(own, filled) }
  const changed = { ...after, publication: { ...after.publication!, doi: '10.1234/other' } }
  expect(removeFacts(changed, filled)).toMatchObject({
    publication: { authors: [], doi: '10.1234/other', isbn: '0-306-40615-2' },
  })
  expect(newFacts({ title: '', publication: null }, { ...facts, title: '' })).toEqual({})
})

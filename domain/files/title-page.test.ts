import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import { pdfBytes } from '@/domain/testing/uploads'
import { storeUpload } from './intake'
import { doiInText } from '@/lib/text/doi'
import { isbnInText } from '@/lib/text/isbn'
import { authorsIn, titlePageOf } from './title-page'

test.each([
  ['ISBN 978-92-1-130326-1, printed in 2014', '978-92-1-130326-1'],
  ['ISBN: 9789211303261', '9789211303261'],
  ['ISBN-10: 0-306-40615-2\nISBN-13: 978-0-306-40615-7', '0-306-40615-2'],
  ['ISBN 978-92-1-130326-2 (misprinted), ISBN 978-0-306-40615-7', '978-0-306-40615-7'],
  ['Telephone 978-92-1-130326-1', ''],
  ['ISBN pending', ''],
])('the ISBN in “%s” is “%s”', (text, isbn) => expect(isbnInText(text)).toBe(isbn))

test.each([
  ['See https://doi.org/10.18356/9789210012345.', '10.18356/9789210012345'],
  ['(doi:10.1234/abc-7)', '10.1234/abc-7'],
  ['Version 10.1/2', ''],
])('the DOI in “%s” is “%s”', (text, doi) => expect(doiInText(text)).toBe(doi))

test('names are taken from the property, programs and computers are not', () => {
  expect(authorsIn('Chan Dara; Sok Phirun and Ministry of Labour')).toEqual([
    { name: 'Chan Dara', is: 'person' },
    { name: 'Sok Phirun', is: 'person' },
    { name: 'Ministry of Labour', is: 'organisation' },
  ])
  for (const property of ['Admin', 'Microsoft Office User', 'HP', '', ' ; ']) expect(authorsIn(property)).toEqual([])
})

test('a text without end is looked through in a moment', () => {
  const long = 'ISBN '.repeat(50_000) + '1-'.repeat(100_000) + '10.1234/'.repeat(20_000)
  const began = performance.now()
  isbnInText(long)
  doiInText(long)
  authorsIn(long)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('what a document says is read from its pages, for those alone who may see it', async () => {
  testDatabase()
  const editor = await someone('editor')
  const source = await pdfBytes('Annual report. ISBN 978-92-1-130326-1. doi:10.18356/9789210012345')
  const { id } = got(await storeUpload(editor, { source, name: 'report.pdf' }, 0))
  expect(await titlePageOf(editor, id)).toEqual({
    title: '',
    authors: [],
    isbn: '978-92-1-130326-1',
    doi: '10.18356/9789210012345',
  })
  expect(await titlePageOf(await someone('contributor'), id)).toBeUndefined()
})

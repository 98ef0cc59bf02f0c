import { expect, test } from 'vitest'
import { emptyBody } from '@/domain/content/body/schema'
import { readSheet } from './columns'
import { publicationIn, type RefusedLine, type Publication } from './row'

const sheet = (csv: string) => readSheet(Buffer.from(csv))
const refusal = async (csv: string) => {
  const sheetResult = await sheet(csv)
  return sheetResult.ok ? undefined : sheetResult.problems[0]!.message
}

/** Returns the result of the only line of a table. */
async function only(head: string, ...cells: string[]) {
  const sheetResult = await sheet(`${head}\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`)
  if (!sheetResult.ok) throw new Error(sheetResult.problems[0]!.message)
  return publicationIn(sheetResult.value.rows[0]!)
}

test('heads come in any order and spelling; those that nobody knows are listed, and their cells kept', async () => {
  const sheetResult = await sheet('\uFEFFShelf mark;Published on;TITLE;files\r\nA 17;2014-10;A report;a.pdf\r\n')
  expect(sheetResult).toMatchObject({ ok: true, value: { unknown: ['Shelf mark'] } })
  const publication = publicationIn(sheetResult.ok ? sheetResult.value.rows[0]! : (undefined as never)) as Publication
  expect(publication).toMatchObject({
    line: 2,
    key: 'a.pdf',
    files: ['a.pdf'],
    language: 'en',
    isPublic: false,
    otherCells: { 'Shelf mark': 'A 17' },
    content: { title: 'A report', slug: '', publication: { type: 'report', publishedOn: '2014-10' } },
    problems: [],
  })
})

test('a table that cannot be trusted is refused as a whole, with its line', async () => {
  expect(await refusal('')).toBe('The CSV file is empty.')
  expect(await refusal('title,summary\na,b')).toContain('no column is called “file”')
  expect(await refusal('file,title,Title\na,b,c')).toBe('Line 1: two columns are called “Title”, or mean the same.')
  expect(await refusal('file,files\na,b')).toContain('mean the same')
  expect(await refusal('file,title\na.pdf,One\nb.pdf,"Two\nc.pdf,Three')).toContain(
    'Line 3: a quotation mark opens there',
  )
  expect(await refusal('file,title\n')).toBe('There is no line below the heads of the columns.')
})

test('a line says all that a publication can have', async () => {
  const head =
    'file,title,summary,abstract,type,published_on,publisher,authors,language,countries,topics,isbn,doi,series,series_number,reference,licence,slug,old_url,state'
  const publication = (await only(
    head,
    'a.pdf; sub\\b.pdf',
    'A  report',
    'In short.',
    'One.\n\nTwo.',
    'Guide',
    '28/10/2014',
    'UN-ACT',
    'Sok, Dara; UNIAP',
    'Khmer',
    'KH; Lao PDR',
    'Protection',
    '978-92-1-120000-3',
    'https://doi.org/10.1234/abc',
    'SIREN',
    'GMS-07',
    'R/14',
    'CC BY 4.0',
    'a-report',
    'https://old.example.org/a.html',
    'public',
  )) as Publication
  expect(publication).toMatchObject({
    key: 'a-report',
    files: ['a.pdf', 'sub/b.pdf'],
    language: 'km',
    countries: ['KH', 'Lao PDR'],
    topics: ['Protection'],
    oldUrls: ['https://old.example.org/a.html'],
  })
  expect(publication.content).toMatchObject({ title: 'A report', slug: 'a-report', summary: 'In short.' })
  expect((publication.content.body as { content: unknown[] }).content).toHaveLength(2)
  expect(publication.content.publication).toEqual({
    type: 'guide',
    publishedOn: '2014-10-28',
    publisher: 'UN-ACT',
    series: 'SIREN',
    seriesNumber: 'GMS-07',
    authors: [
      { name: 'Sok, Dara', is: 'person' },
      { name: 'UNIAP', is: 'organisation' },
    ],
    isbn: '978-92-1-120000-3',
    doi: '10.1234/abc',
    reference: 'R/14',
    licence: 'cc-by-4.0',
  })
  expect(publication.isPublic).toBe(true)
})

test.each([
  ['published_on', 'circa 2009', /no date/],
  ['type', 'Poster', /none of the types: report/],
  ['licence', 'CC BY', /none of the licences/],
  ['isbn', '9.78E+12', /until the spreadsheet rounded it/],
  ['doi', '11.1/a', /begins with 10\./],
  ['state', 'maybe', /neither “draft” nor “public”/],
  ['summary', 'x'.repeat(1_001), /1,001 characters; it can have 1,000/],
  ['publisher', 'x'.repeat(301), /publisher has 301/],
  ['authors', 'x'.repeat(301), /author’s name has 301/],
])(
  'a %s that is not understood is left empty, kept and named with its place, and readers do not get it yet',
  async (column, cell, why) => {
    const state = column === 'state' ? '' : ',state'
    const publication = (await only(
      `file,title,${column}${state}`,
      'a.pdf',
      'A',
      cell,
      ...(state ? ['public'] : []),
    )) as Publication
    const place = [`line 2, ${column}`, `line 2, ${column}: ${cell}`]
    expect(publication.problems).toEqual([{ what: expect.stringMatching(why), place: expect.toBeOneOf(place) }])
    expect(publication.otherCells).toEqual({ [column]: cell })
    expect(publication.isPublic).toBe(false)
  },
)

test('what is wrong with a cell is one sentence for all cells, and the place says which', async () => {
  for (const type of ['Poster', 'Song “A”']) {
    const { problems } = (await only('file,title,type', 'a.pdf', 'A', type)) as Publication
    const what = expect.stringMatching(/^The cell is none of the types/) as string
    expect(problems).toEqual([{ what, place: `line 2, type: ${type}` }])
  }
})

test('a date that Excel wrote as the number of a day is read, named, and keeps nothing from readers', async () => {
  const head = 'file,title,published_on,state'
  const publication = (await only(head, 'a.pdf', 'A', '41940', 'public')) as Publication
  expect(publication.content.publication?.publishedOn).toBe('2014-10-28')
  const what = expect.stringContaining('number of a day') as string
  expect(publication).toMatchObject({ isPublic: true, problems: [{ what, place: 'line 2, published_on: 2014-10-28' }] })
})

test('a file is named with all its spaces, and its line keeps the key that it had', async () => {
  const publication = (await only('file,title', 'a  b.pdf; c  d.pdf', 'A')) as Publication
  expect(publication).toMatchObject({ key: 'a b.pdf', files: ['a  b.pdf', 'c  d.pdf'] })
})

test('an ISBN that is misprinted stays as it is printed, and is named', async () => {
  const publication = (await only('file,title,isbn,state', 'a.pdf', 'A', '978-92-1-120000-4', 'public')) as Publication
  expect(publication).toMatchObject({ isPublic: true, content: { publication: { isbn: '978-92-1-120000-4' } } })
  expect(publication.problems[0]!.place).toBe('line 2, isbn')
})

test('a title and an address that are missing or odd are made, and readers do not get them unseen', async () => {
  const publication = (await only(
    'file,title,slug,state',
    'in/annual_report-2014.pdf',
    '',
    'Annual Report!',
    'public',
  )) as Publication
  expect(publication).toMatchObject({ isPublic: false, key: 'annual-report' })
  expect(publication.content).toMatchObject({ title: 'annual report 2014', slug: 'annual-report' })
  expect(publication.problems.map(({ place }) => place)).toEqual(['line 2, slug', 'line 2, title'])
})

test.each([
  [['file,title', '', 'A'], /names no file/],
  [['file,language', 'a.pdf', 'Frnch'], /“Frnch” is no language/],
  [['file,title', 'a.pdf', 'x'.repeat(301)], /title has 301/],
  [['file,title', 'a.pdf', 'A', 'B'], /more cells than there are columns/],
])('a line is left out where nobody could guess what is meant', async ([head, ...cells], why) => {
  const line = (await only(head!, ...(cells as string[]))) as RefusedLine
  expect(line.leftOut).toMatch(why as RegExp)
  expect(line.line).toBe(2)
})

test('an abstract that no editor could save is kept beside a draft, and more files than an entry has are refused', async () => {
  const abstract = 'x\n'.repeat(3_001).trim()
  const publication = (await only('file,title,abstract,state', 'a.pdf', 'A', abstract, 'public')) as Publication
  expect(publication).toMatchObject({ isPublic: false, content: { body: emptyBody }, otherCells: { abstract } })
  const what = 'The text has 3,001 blocks; it can have 3,000. Split it into several.'
  expect(publication.problems).toEqual([{ what, place: 'line 2, abstract' }])
  const files = Array.from({ length: 101 }, (_, n) => `${n}.pdf`).join(';')
  const line = (await only('file,title', files, 'A')) as RefusedLine
  expect(line.leftOut).toBe('The line names more than 100 files, which is all that a text can have.')
})

test('a cell that is longer than what is read of it is named, and the line is a draft', async () => {
  const long = (more: string) => `${'a'.repeat(1_000_000)}${more}`
  const head = 'file,title,abstract,state,Shelf mark'
  const publication = (await only(head, 'a.pdf', 'One', long('b'), 'public', long('b'))) as Publication
  const what = 'The cell is longer than 1,000,000 characters. What stands behind these is left out.'
  expect(publication.problems).toContainEqual({ what, place: 'line 2, abstract' })
  expect(publication.problems).toContainEqual({ what, place: 'line 2, Shelf mark' })
  expect(publication.isPublic).toBe(false)
  const whole = (await only(head, 'a.pdf', 'One', '', 'public', long('  '))) as Publication
  expect([whole.problems, whole.isPublic]).toEqual([[], true])
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { savePages } from '@/domain/entries/search-index'
import { newsroom } from '@/domain/testing/archive'
import { text } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'
import type { Language } from '@/lib/languages/languages'
import { parseQuery } from '@/lib/search/search-terms'
import { Folder } from '../../folder'
import { after, filesIn, spoken } from '../../test-archive'
import { searchScript } from './search-page'
import { findHits, shelvesFor, chosenFacets, sortHits, isChosen } from './find'
import type { Shelf, ShownEntry } from './shape'
import { writeIndex } from './write-search'

let folder: string
let files: Map<string, Buffer>
const shelves = new Map<string, Shelf>()
let entries: ShownEntry[] = []

beforeAll(async () => {
  testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gazette-index-'))
  const { publish } = await newsroom()
  await publish('2014-10-02', {
    title: 'Herons',
    body: text('They stand in the water, and one heron flies. Consent is given freely.'),
  })
  await publish('2014-10-03', {
    title: 'Water',
    body: text('No bird stands here; the consents were signed. Đà Nẵng lies far away.'),
  })
  const report = await uploaded()
  await write((tx) => savePages(tx, report, ['The first page.', 'A heron in a PDF.']))
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '', isbn: '978-92-1-123456-5' }
  await publish(
    '2014-10-04',
    { title: 'Report', publication, files: [{ mediaId: report, title: '', language: null }] },
    'publication',
  )
  for (const [language, { text: words }] of Object.entries(spoken))
    await publish('2014-11-03', { title: `Text ${language}`, body: text(words) }, 'post', language as Language)
  await writeIndex(new Folder(folder), new Map(), after, () => {})
  files = filesIn(folder)
  const gazette = {
    shelf: (name: string, shelf: Shelf) => void shelves.set(name, shelf),
    entries: (_: number, some: ShownEntry[]) => void (entries = some),
  }
  for (const [path, script] of files)
    if (/search\/(words|entries)\//.test(path)) runInNewContext(String(script), { gazette })
})
afterAll(() => rmSync(folder, { recursive: true }))

function titles(query: string) {
  return findHits(parseQuery(query), shelves, entries.length).map(({ entry }) => entries[entry]!.title)
}

test.each(Object.entries(spoken))(
  'a word of a text in %s is found wherever it stands in it, and no other',
  (language, { word, other }) => {
    expect(titles(word)).toEqual([`Text ${language}`])
    // Searched as a phrase: Vietnamese has spaces between its syllables, and they may stand anywhere.
    expect(titles(language === 'vi' ? `"${other}"` : other)).toEqual([])
  },
)

test('words, beginnings, phrases, words to leave out, marks and capitals', () => {
  expect(titles('heron')).toEqual(['Herons', 'Report'])
  expect(titles('HERONS')).toEqual(['Herons'])
  expect(titles('water')).toEqual(['Water', 'Herons'])
  expect(titles('"stands here"')).toEqual(['Water'])
  expect(titles('"here stands"')).toEqual([])
  expect(titles('stands -heron')).toEqual(['Water'])
  expect(titles('consen')).toEqual(expect.arrayContaining(['Herons', 'Water']))
  expect(titles('consent freely')).toEqual(['Herons'])
  expect(titles('consent away')).toEqual([])
  expect(titles('da nang')).toEqual(['Water'])
  expect(titles('9789211234565')).toEqual(['Report'])
  expect(titles('nowhere')).toEqual([])
  expect(titles('constructor')).toEqual([])
})

test('a page of a PDF is found by its words, with its number in the file', () => {
  const [hit] = findHits(parseQuery('"heron in a pdf"'), shelves, entries.length)
  expect(entries[hit!.entry]!.title).toBe('Report')
  expect(hit!.pages).toEqual([1])
})

test('what a search needs is on the shelves that it asks for', () => {
  for (const { word } of Object.values(spoken))
    for (const shelf of shelvesFor(parseQuery(word))) expect(shelves.has(shelf), `${word} ${shelf}`).toBe(true)
})

test('results say what a text is in every language of the interface', () => {
  const report = entries.find(({ title }) => title === 'Report')!
  expect(report.about).toMatchObject({ en: 'Report · 2014', vi: expect.stringContaining('2014') })
  expect(report.facts).toMatchObject({ kind: ['publication'], year: ['2014'], type: ['report'] })
})

test('without words, what was chosen is listed in the order that was asked for', () => {
  const listed = (query: string, section = '') => {
    const parameters = new URLSearchParams(query)
    const all = entries.flatMap((listed, entry) =>
      isChosen(listed, chosenFacets(parameters, section)) ? [{ entry, score: 0, pages: [] }] : [],
    )
    const how = {
      sort: parameters.get('sort') ?? 'newest',
      language: 'en',
      entryAt: (entry: number) => entries[entry]!,
    }
    return sortHits(all, how).map(({ entry }) => entries[entry]!.title)
  }
  expect(listed('kind=publication&type=report&year=2014')).toEqual(['Report'])
  expect(listed('kind=publication&year=2013')).toEqual([])
  expect(listed('language=en&sort=title')).toEqual(['Herons', 'Report', 'Water'])
  // A year without a month comes before its days.
  expect(listed('language=en&sort=oldest')).toEqual(['Report', 'Herons', 'Water'])
  expect(listed('language=en')).toEqual(['Water', 'Herons', 'Report'])
  expect(listed('kind=post', 'km')).toEqual(['Text km'])
  expect(listed('kind=post&language=all', 'km')).toHaveLength(8)
})

test('the script of the page is one file that any browser of today can read, of the code that fills the index', async () => {
  const script = await searchScript()
  expect(script).toContain('lib/search/search-segments')
  expect(script).not.toMatch(/\bimport\b|@\//)
  expect(() => new Function(script)).not.toThrow()
  expect(script).toBe(await searchScript())
  expect(readFileSync(join(folder, 'search/site.js'), 'utf8')).toMatch(/^gazette\.site\(\{"entries":9,/)
})

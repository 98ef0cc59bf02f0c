import { PDFiumLibrary } from '@hyzyla/pdfium'
import { expect, test } from 'vitest'
import { makePdf } from './pdf'
import { publications } from './texts'

const report = publications[0]!

test('the same document is the same bytes every time', async () => {
  const [first, second] = [await makePdf(report), await makePdf(report)]
  expect(first.equals(second)).toBe(true)
  expect((await makePdf({ ...report, title: 'Another' })).equals(first)).toBe(false)
})

test('a document names its language, its title and its kind, is tagged, and carries its typeface', async () => {
  const bytes = (await makePdf(report)).toString('latin1')
  expect(bytes).toMatch(/\/Lang \(en\)/)
  expect(bytes).toMatch(/\/Marked true/)
  expect(bytes).toContain(`${report.title} (demonstration document)`)
  expect(bytes).toContain('(Gazette demonstration)')
  expect([...bytes.matchAll(/\/FontFile2/g)].length).toBeGreaterThanOrEqual(2)
  expect(bytes).not.toContain('/Helvetica')
})

test('every document has from two to eight pages, its own words on them, and the right numbers in its contents', async () => {
  const library = await PDFiumLibrary.init()
  for (const publication of publications) {
    const document = await library.loadDocument(await makePdf(publication))
    const pages = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '))
    expect(pages.length, publication.slug).toBeGreaterThanOrEqual(2)
    expect(pages.length, publication.slug).toBeLessThanOrEqual(8)
    expect(pages[0]!.replaceAll('\u00a0', ' ')).toContain(publication.title)
    for (const text of pages) expect(text).toContain('Demonstration document')
    const numbers = publication.document.sections.map(({ heading }) => {
      expect(pages[1], `${publication.slug}: ${heading}`).toContain(heading)
      if (pages[1]!.split(heading).length > 2) return 2 // in the contents, and below them
      return pages.findIndex((text, page) => page > 1 && text.includes(heading)) + 1
    })
    expect(pages[1], publication.slug).toContain(` ${numbers.join(' ')} `)
    document.destroy()
  }
  library.destroy()
})

test('every character of every document is in the typeface', () => {
  const latin = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2018\u2019\u201c\u201d\u2026]*$/
  for (const { title, summary, document } of publications) {
    for (const text of strings({ title, summary, document })) expect(text).toMatch(latin)
  }
})

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

/** @module-tag thorough */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { headingsIn, itemsIn, readEdition, rowsIn } from '@/domain/testing/read-edition'
import { plainText } from '@/lib/edition/schema'
import { pictures, publications } from './texts'

type Document = Awaited<ReturnType<typeof readEdition>> & { name: string; title: string; bytes: Buffer }

const folder = join(import.meta.dirname, 'files')
const wordsOf = (text: string) => text.replaceAll('•', ' ').split(/\s+/).filter(Boolean).sort()
const documents: Document[] = []

beforeAll(async () => {
  const versions = publications.flatMap(({ slug, title, revised }) => [
    { name: `${slug}.pdf`, title },
    ...(revised ? [{ name: `${slug}-second-version.pdf`, title }] : []),
  ])
  for (const { name, title } of versions) {
    const bytes = readFileSync(join(folder, name))
    documents.push({ ...(await readEdition(bytes)), name, title, bytes })
  }
}, 120_000)

test('every file is one of a picture or a publication, and none of them has two', () => {
  const names = [...documents.map(({ name }) => name), ...Object.values(pictures).map(({ name }) => name)]
  expect(readdirSync(folder).sort()).toEqual(names.sort())
})

test('a document names its language, its title and its kind, is tagged, and carries its typeface', () => {
  for (const { name, title, bytes } of documents) {
    const text = bytes.toString('latin1')
    expect(text, name).toMatch(/\/Lang \(en\)/)
    expect(text, name).toMatch(/\/Marked true/)
    expect(text, name).toContain(`${title} (demonstration document)`)
    expect(text, name).toContain('(Gazette demonstration)')
    expect([...text.matchAll(/\/FontFile2/g)].length, name).toBeGreaterThanOrEqual(2)
    expect(text, name).not.toContain('/Helvetica')
  }
})

test('every document has from two to eight pages, says what it is on each, and has the right numbers in its contents', () => {
  for (const { name, title, pageTexts, edition } of documents) {
    const pages = pageTexts.map((text) => text.replace(/\s+/g, ' '))
    expect(pages.length, name).toBeGreaterThanOrEqual(2)
    expect(pages.length, name).toBeLessThanOrEqual(8)
    expect(pages[0]!.replaceAll('\u00a0', ' '), name).toContain(title)
    for (const text of pages) expect(text, name).toContain('Demonstration document')
    const sections = edition.pages.flatMap(({ blocks = [] }, page) =>
      headingsIn(blocks)
        .filter((heading) => heading.startsWith('3 ') && heading !== '3 Contents')
        .map((heading) => ({ heading: heading.slice(2), page: page + 1 })),
    )
    expect(sections.length, name).toBeGreaterThanOrEqual(2)
    for (const { heading } of sections) expect(pages[1], `${name}: ${heading}`).toContain(heading)
    expect(pages[1], name).toContain(` ${sections.map(({ page }) => page).join(' ')} `)
  }
})

test('the second version of a document is the first and more', () => {
  const [first, second] = ['reading-the-archive.pdf', 'reading-the-archive-second-version.pdf'].map((name) =>
    headingsIn(documents.find((document) => document.name === name)!.blocks),
  )
  expect(second).toEqual(expect.arrayContaining(first!))
  expect(second!.length).toBeGreaterThan(first!.length)
})

test('the edition of each document has its headings, items and cells, and every word that is no furniture of the page', () => {
  let [tables, items] = [0, 0]
  for (const { name, edition, blocks, pageTexts } of documents) {
    expect(edition.from, name).toBe('tags')
    expect(edition.report, name).toMatchObject({ inTags: 100, skippedHeadings: 0, fontsOutside: [] })
    expect(
      rowsIn(blocks).every((row) => row.includes(' | ')),
      name,
    ).toBe(true)
    const all = edition.pages.map((page) => `${plainText(page.blocks!)}\n${page.artifacts}`).join('\n')
    expect(wordsOf(all), name).toEqual(wordsOf(pageTexts.join('\n')))
    expect(plainText(blocks), name).not.toContain('· Demonstration document')
    tables += blocks.filter(({ is }) => is === 'table').length
    items += itemsIn(blocks).length
  }
  expect([tables, items]).toEqual([23, 216])
})

test('every character of every document is in the typeface', () => {
  const latin = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2018\u2019\u201c\u201d\u2022\u2026\s]*$/
  for (const { name, pageTexts } of documents) expect(pageTexts.join(''), name).toMatch(latin)
})

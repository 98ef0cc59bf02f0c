import { expect, test } from 'vitest'
import { plainText } from '@/lib/edition/plain'
import { headingsIn, itemsIn, readEdition, rowsIn } from '@/domain/testing/read-edition'
import { makePdf } from './pdf'
import { publications } from './texts'

const wordsOf = (text: string) => text.replaceAll('•', ' ').split(/\s+/).filter(Boolean).sort()

test('the edition of each document has its headings, items and cells, and every word that is no furniture of the page', async () => {
  for (const publication of publications) {
    const { edition, blocks, pageTexts } = await readEdition(await makePdf(publication))
    const { sections } = publication.document
    expect(edition.from, publication.slug).toBe('tags')
    expect(edition.report, publication.slug).toMatchObject({ inTags: 100, skippedHeadings: 0, fontsOutside: [] })
    const headings = headingsIn(blocks).map((heading) => heading.slice(2))
    for (const { heading } of sections) expect(headings, publication.slug).toContain(heading)
    const inner = sections.flatMap((section) => section.blocks)
    const rows = inner.flatMap((block) => (block.type === 'table' ? [1] : []))
    expect(blocks.filter(({ is }) => is === 'table').length, publication.slug).toBeGreaterThanOrEqual(rows.length)
    expect(
      rowsIn(blocks).every((row) => row.includes(' | ')),
      publication.slug,
    ).toBe(true)
    if (inner.some(({ type }) => type === 'list')) expect(itemsIn(blocks).length).toBeGreaterThan(sections.length)
    const all = edition.pages.map((page) => `${plainText(page.blocks!)}\n${page.artifacts}`).join('\n')
    expect(wordsOf(all), publication.slug).toEqual(wordsOf(pageTexts.join('\n')))
    expect(plainText(blocks), publication.slug).not.toContain('· Demonstration document')
  }
})

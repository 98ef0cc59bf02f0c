/** @module-tag thorough */
import { expect, test } from 'vitest'
import { defaultLanguages } from '@/lib/languages/languages'
import { plainText } from '@/lib/edition/schema'
import { spoken } from '@/domain/testing/print-sources'
import { headingsIn, itemsIn, rowsIn } from '@/domain/testing/read-edition'
import { cell, item, paragraph, picture, readWord, row, run, styled, table, wordFile } from '@/domain/testing/word'

const letters = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]/gu)
    ?.join('') ?? ''

test.each(defaultLanguages)(
  'in %s, headings, items, cells and all words in order are those of the source',
  async (language) => {
    const [heading, text, items, cells] = spoken[language]!
    const [first, second, ...others] = cells.map((words) => cell(words))
    const file = wordFile([
      styled('Heading1', heading),
      paragraph(text.repeat(4)),
      ...items.map((words) => item(words, 0, 2)),
      table([row([first!, second!], '<w:tblHeader/>'), row(others)]),
    ])
    const { blocks, edition, pageTexts } = await readWord(file)
    expect(edition.from).toBe('word')
    expect(headingsIn(blocks)).toEqual([`2 ${heading.normalize('NFC')}`])
    expect(itemsIn(blocks)).toEqual(items.map((words) => `1 bullet ${words.normalize('NFC')}`))
    expect(rowsIn(blocks)).toEqual(
      [`*${cells[0]} | *${cells[1]}`, `${cells[2]} | ${cells[3]}`].map((line) => line.normalize('NFC')),
    )
    expect(letters(pageTexts.join(''))).toBe(letters([heading, text.repeat(4), ...items, ...cells].join('')))
  },
)

test('headings are told by style, by the style that theirs is made from, or by their level; their numbers are theirs', async () => {
  const { blocks, edition } = await readWord(
    wordFile([
      styled('Title', 'The report'),
      styled('Chapter', 'First chapter'),
      styled('Numbered', 'Its beginning'),
      styled('Numbered', 'Its end'),
      paragraph('By level', '<w:outlineLvl w:val="3"/>'),
      styled('Heading1', ''),
    ]),
  )
  expect(headingsIn(blocks)).toEqual([
    '2 The report',
    '2 First chapter',
    '3 1. Its beginning',
    '3 2. Its end',
    '4 By level',
  ])
  expect(edition.report).toMatchObject({ headings: 5, skippedHeadings: 1, language: true, title: false })
})

test('lists stand in lists, numbered as in the document, and go on where they went on', async () => {
  const { blocks } = await readWord(
    wordFile([
      item('One'),
      item('Two'),
      item('Part', 1),
      item('Small', 2),
      item('Three'),
      paragraph('Between'),
      item('Four'),
      item('Seventh', 0, 5),
      item('Bullet', 0, 2),
      item('Letter', 1, 2),
      item('Law', 0, 3),
      item('Its part', 1, 3),
    ]),
  )
  expect(itemsIn(blocks)).toEqual([
    '1 1 One',
    '1 1 Two',
    '2 bullet Part',
    '3 i Small',
    '1 1 Three',
    '1 1 Four',
    '1 1 Seventh',
    '1 bullet Bullet',
    '2 a Letter',
    '1 label Law',
    '2 label Its part',
  ])
  const starts = blocks.map((block) => (block.is === 'list' ? block.start : undefined))
  expect(starts).toEqual([undefined, undefined, 4, 7, undefined, undefined])
  expect(plainText(blocks)).toMatch(/Article 1 Law.*1\.1 Its part/s)
})

test('numbers in Thai digits and in Chinese stand before their items as the document has them', async () => {
  const chinese = Array.from({ length: 12 }, () => item('中', 1, 6))
  const { blocks } = await readWord(wordFile([item('ก', 0, 6), item('ข', 0, 6), ...chinese]))
  const text = plainText(blocks)
  for (const label of ['๑. ก', '๒. ข', '一、 中', '十、 中', '十二、 中']) expect(text).toContain(label)
})

test('tables have spans, head rows and captions, and what is in a cell', async () => {
  const { blocks, edition } = await readWord(
    wordFile([
      styled('Caption', 'What was counted'),
      table([
        row([cell('Wide', '<w:gridSpan w:val="2"/>'), cell('C')], '<w:tblHeader/>'),
        row([cell('Tall', '<w:vMerge w:val="restart"/>'), cell('b'), cell('c')]),
        row([cell('<w:p/>', '<w:vMerge/>'), cell(item('Point', 0, 2)), cell(table([row([cell('inner')])]))]),
        row([cell('last'), cell('e')], '<w:gridBefore w:val="1"/>'),
      ]),
      table([row([cell('No'), cell('head')])]),
    ]),
  )
  expect(blocks[0]).toMatchObject({ is: 'table', caption: ['What was counted'] })
  expect(rowsIn(blocks)).toEqual(['*Wide×2 | *C', 'Tall | b | c', 'Point | inner', ' | last | e', 'No | head'])
  expect(JSON.stringify(blocks[0])).toContain('"rows":2,"blocks":[{"is":"paragraph","words":["Tall"]}]')
  expect(edition.report).toMatchObject({ tables: 3, tablesWithoutHeaders: 2 })
})

test('links lead to the web, by mail or to a place in the document; a script is plain text', async () => {
  const link = (attribute: string, words: string) => `<w:hyperlink ${attribute}>${run(words)}</w:hyperlink>`
  const field = (code: string, words: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const links = [
    'https://example.org/a?b=1&c',
    'javascript:alert(1)',
    'mailto:a@example.org',
    '\\\\server\\share',
    'java\nscript:x',
    '//example.org',
  ]
  const { blocks } = await readWord(
    wordFile(
      [
        styled('TOC1', link('w:anchor="_Toc1"', 'Far away')),
        ...links.map((_, n) => paragraph(link(`r:id="link${n + 1}"`, `link ${n + 1}`))),
        paragraph(field('HYPERLINK "https://example.org/f"', 'in a field')),
        paragraph(field('HYPERLINK \\l "_Toc1"', 'to a place')),
        paragraph(`<w:fldSimple w:instr="PAGE">${run('12')}</w:fldSimple>`),
        paragraph('x '.repeat(5_000)),
        styled('Heading1', `<w:bookmarkStart w:name="_Toc1"/>${run('Far away')}`),
        paragraph(link('w:anchor="nowhere"', 'nowhere')),
      ],
      { links },
    ),
  )
  const all = JSON.stringify(blocks)
  expect([...all.matchAll(/"to":"([^"]*)"/g)].map(([, to]) => to)).toEqual([
    '#p3',
    'https://example.org/a?b=1&c',
    'mailto:a@example.org',
    'https://example.org/f',
    '#p3',
  ])
  expect(all).not.toContain('script:')
  expect(plainText(blocks)).toMatch(/link 2\nlink 3\nlink 4\nlink 5\nlink 6\nin a field\nto a place\n12\n/)
  expect(blocks[0]).toMatchObject({ is: 'list', kind: 'none' })
})

test('notes stand behind the block that refers to them, by their number', async () => {
  const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const { blocks } = await readWord(
    wordFile(
      [
        paragraph(run('Said') + reference('footnote', 2) + run(' here') + reference('endnote', 1)),
        table([row([cell(paragraph(run('Cell') + reference('footnote', 1)))])]),
        paragraph(run('None') + reference('footnote', 9)),
      ],
      { notes: ['Of the cell', 'Of the text'], endnotes: ['At the end'] },
    ),
  )
  expect(plainText(blocks)).toBe('Said[1] here[i]\n[1] Of the text\n[i] At the end\nCell[2]\n[2] Of the cell\nNone')
  expect(blocks.map(({ is }) => is)).toEqual(['paragraph', 'note', 'note', 'table', 'note', 'paragraph'])
})

test('pictures are there by what is said of them; text boxes, formulas and quotations are read once', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr="Box"/><w:txbxContent>${paragraph('In a box')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('In a box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const { blocks, edition } = await readWord(
    wordFile([
      paragraph(picture('A chart that <rises>')),
      styled('Caption', 'Figure 1'),
      paragraph(picture('')),
      paragraph(run('Before') + box),
      paragraph('<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>'),
      styled('Quote', 'One'),
      styled('Quote', 'Two'),
      paragraph(run('Bold', '<w:b/>') + run(' and ', '<w:b w:val="0"/>') + run('italic', '<w:i/>')),
    ]),
  )
  expect(blocks[0]).toEqual({ is: 'figure', alt: 'A chart that <rises>', blocks: [], caption: ['Figure 1'] })
  expect(plainText(blocks)).toBe('A chart that <rises>\nFigure 1\nBefore\nIn a box\nx=1\nOne\nTwo\nBold and italic')
  expect(blocks.at(-1)).toEqual({
    is: 'paragraph',
    words: [{ is: 'strong', words: ['Bold'] }, ' and ', { is: 'em', words: ['italic'] }],
  })
  expect(edition.report).toMatchObject({ figures: 2, figuresWithoutAlt: 1 })
})

test('what was deleted, is hidden, or stands in heads and comments is not shown, and is kept for those who look for names', async () => {
  const deleted = (words: string) => `<w:del><w:r><w:delText>${words}</w:delText></w:r></w:del>`
  const { blocks, edition } = await readWord(
    wordFile(
      [
        paragraph(run('Seen ') + deleted('Maly') + `<w:ins>${run('added')}</w:ins>`),
        paragraph('Halves ', '<w:rPr><w:del/></w:rPr>'),
        paragraph('of one'),
        paragraph(run('Secret Dara', '<w:vanish/>')),
        table([row([cell('')], '<w:del/>'), row([cell('kept')])]),
      ],
      { head: 'Head of Sok', comments: 'Ask Nary' },
    ),
  )
  expect(plainText(blocks)).toBe('Seen added\nHalves of one\nkept')
  const { artifacts } = edition.pages[0]!
  for (const name of ['Maly', 'Dara', 'Sok', 'Nary']) expect(artifacts).toContain(name)
})

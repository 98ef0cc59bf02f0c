/** @module-tag thorough */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultLanguages } from '@/lib/languages/languages'
import { plainText, type Block } from '@/lib/edition/schema'
import { spoken } from './print-sources'
import { headingsIn, itemsIn, readEdition, rowsIn } from './read-edition'
import { readWord } from './word'

// Returns what LibreOffice makes of the same text, as Word documents and as tagged PDFs: libreoffice/README.md says how.

const file = (name: string) => readFileSync(`domain/testing/libreoffice/${name}`)
const letters = (text: string) =>
  text
    .normalize('NFC')
    .match(/[\p{L}\p{N}\p{M}]/gu)
    ?.join('') ?? ''

/** Everything in the source except notes, which each kind of file places differently. */
function expected(language: string) {
  const [heading, , [first, second], cells] = spoken[language]!.map((part) => part) as NonNullable<
    (typeof spoken)['en']
  >
  return {
    headings: [`2 ${heading}`, `3 ${cells[0]}`, `3 ${cells[3]}`].map((line) => line.normalize('NFC')),
    items: [`1 1 ${first}`, `2 a ${second}`, `1 1 ${second}`, `1 bullet ${second}`].map(letters),
    rows: [`*${cells[0]}|*${cells[1]}`, `${cells[2]}|${cells[3]}`, `${cells[3]}×2`].map(letters),
  }
}

function read(blocks: Block[]) {
  return { headings: headingsIn(blocks), items: itemsIn(blocks).map(letters), rows: rowsIn(blocks).map(letters) }
}

test.each(defaultLanguages)(
  'in %s, a Word document has its headings, items, cells, notes, links and pictures',
  async (language) => {
    const { blocks, edition } = await readWord(file(`${language}.docx`))
    const [heading, text, [first, second], cells] = spoken[language]!
    expect(read(blocks)).toEqual(expected(language))
    const body = [
      heading,
      text.repeat(3),
      '1',
      '1',
      first,
      cells[1],
      cells[0],
      '1',
      first,
      'a',
      second,
      '2',
      second,
      second,
    ]
    const rest = [cells[3], cells[0], cells[1], cells[2], cells[3], cells[3], cells[1], text]
    expect(letters(plainText(blocks))).toBe(letters([...body, ...rest].join('')))
    expect(JSON.stringify(blocks)).toContain('"to":"https://example.org/a?b=1"')
    expect(edition.report).toMatchObject({ headings: 3, figures: 1, figuresWithoutAlt: 0, tablesWithoutHeaders: 0 })
  },
)

test.each(defaultLanguages)('in %s, a tagged PDF has the same', async (language) => {
  const { blocks, edition } = await readEdition(file(`${language}.pdf`))
  const [heading, text, [first, second], cells] = spoken[language]!
  expect(edition.from).toBe('tags')
  expect(read(blocks)).toEqual(expected(language))
  const body = [heading, text.repeat(3), '1', cells[1], cells[0], '1', first, 'a', second, '2', second, second]
  const rest = [cells[3], cells[0], cells[1], cells[2], cells[3], cells[3], 'P', cells[1], text, '1', first]
  expect(letters(plainText(blocks))).toBe(letters([...body, ...rest].join('')))
  expect(blocks.at(-1)).toMatchObject({ is: 'note', blocks: [{ is: 'paragraph' }] })
  expect(JSON.stringify(blocks)).toContain('"to":"https://example.org/a?b=1"')
})

test('no space stands within a word of Khmer, Thai or Lao', async () => {
  for (const language of ['km', 'th', 'lo'] as const) {
    const [, text] = spoken[language]!
    const { blocks } = await readEdition(file(`${language}.pdf`))
    const last = blocks.findLast(({ is }) => is === 'paragraph')!
    expect(plainText([last]).trim()).toBe(text.trim().normalize('NFC'))
  }
})

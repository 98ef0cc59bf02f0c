// Texts of any length, of the kinds that make programs slow. Lengths are in characters of the body's JSON, about.

type Json = Record<string, unknown>

const sentence = 'In 2014 the people of eleven villages were told of work abroad, and what it was. '
const khmer = 'របាយការណ៍ប្រចាំខែស្តីពីការជួញដូរមនុស្សនៅក្នុងតំបន់'

/** A text node that repeats a sentence up to `length` characters. */
function words(length: number, of = sentence, marks?: Json[]): Json {
  return { type: 'text', text: of.repeat(Math.ceil(length / of.length)).slice(0, length), ...(marks && { marks }) }
}

const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content })
const link = (href: string): Json => ({ type: 'link', attrs: { href } })
const many = (count: number, one: (n: number) => Json) =>
  Array.from({ length: Math.max(1, Math.round(count)) }, (_, n) => one(n))

const kinds = {
  paragraphs: (n: number) => many(n / 700, (k) => paragraph(words(640 - (k % 7)))),
  'one paragraph of words': (n: number) => [paragraph(words(n))],
  'one word': (n: number) => [paragraph(words(n, 'a'))],
  Khmer: (n: number) => many(n / 700, () => paragraph(words(640, khmer))),
  'one paragraph of Khmer without a space': (n: number) => [paragraph(words(n, khmer))],
  'one letter with marks': (n: number) => [paragraph(words(n, 'ា'))],
  'equal headings': (n: number) => many(n / 90, () => ({ type: 'heading', attrs: { level: 2 }, content: [words(9)] })),
  'words with marks': (n: number) => [
    paragraph(...many(n / 80, (k) => words(7, 'so many ', k % 2 ? [{ type: 'bold' }] : [{ type: 'italic' }]))),
  ],
  'one link over words with marks': (n: number) => [
    paragraph(
      ...many(n / 130, (k) =>
        words(7, 'so many ', [link('https://example.org/'), { type: k % 2 ? 'bold' : 'italic' }]),
      ),
    ),
  ],
  links: (n: number) => [paragraph(...many(n / 140, (k) => words(7, 'so many ', [link(`/2014/10/text-${k}`)])))],
  footnotes: (n: number) => [
    paragraph(...many(n / 90, (k) => ({ type: 'footnote', attrs: { text: `See https://example.org/${k}.` } }))),
  ],
  'line ends': (n: number) => [paragraph(...many(n / 50, (k) => (k % 2 ? { type: 'hardBreak' } : words(6, 'a line'))))],
  spaces: (n: number) => [
    paragraph({ type: 'text', text: `a${' '.repeat(n)}b`, marks: [link('https://example.org/'), { type: 'bold' }] }),
  ],
  stops: (n: number) => [paragraph(words(n, '.'))],
  signs: (n: number) => [paragraph(words(n, '"*_`[<!'))],
  'list items': (n: number) => [
    { type: 'bulletList', content: many(n / 110, () => ({ type: 'listItem', content: [paragraph(words(30))] })) },
  ],
  // A table has more rows as it grows: it may have a thousand.
  'a table': (n: number) => {
    const cells = Math.ceil(Math.sqrt(n / 100) / 7)
    const row = {
      type: 'tableRow',
      content: many(cells, () => ({ type: 'tableCell', content: [paragraph(words(20))] })),
    }
    return [{ type: 'table', content: many(n / 100 / cells, () => row) }]
  },
  'empty paragraphs': (n: number) => many(n / 22, () => ({ type: 'paragraph' })),
  code: (n: number) => [{ type: 'codeBlock', content: [words(n, 'a line\n`')] }],
  pictures: (n: number) =>
    many(n / 100, (k) => ({ type: 'picture', attrs: { mediaId: k.toString(36).padStart(12, '0'), alt: 'Rice' } })),
} satisfies Record<string, (length: number) => Json[]>

export type KindOfText = keyof typeof kinds
export const kindsOfText = Object.keys(kinds) as KindOfText[]

/** The body of a long text, as an editor sends it. */
export function longBody(kind: KindOfText, length: number): Json {
  return { type: 'doc', content: kinds[kind](length) }
}

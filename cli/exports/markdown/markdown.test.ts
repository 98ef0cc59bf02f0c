import { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { markdownOf } from './blocks'
import { frontMatter } from './front-matter'

type Json = Record<string, unknown>

const words = (text: string, ...marks: (string | Json)[]): Json => ({
  type: 'text',
  text,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
})
const link = (href: string) => ({ type: 'link', attrs: { href } })
const block = (type: string, content: (Json | string)[], attrs?: Json): Json => ({
  type,
  attrs,
  content: content.map((part) => (typeof part === 'string' ? words(part) : part)),
})
const paragraph = (...content: (Json | string)[]) => block('paragraph', content)

function markdown(...content: Json[]) {
  const doc = Node.fromJSON(bodySchema, { type: 'doc', content })
  doc.check()
  return markdownOf(doc, {
    lead: (href) => (href.startsWith('/') ? `..${href}.md` : href),
    placed: (id) => (id === 'kept' ? { path: '../media/kept/river (1).jpg', name: 'river.jpg' } : undefined),
  })
}

test('headings, paragraphs, quotations, rules and code', () => {
  expect(
    markdown(
      block('heading', ['One # two #'], { level: 2 }),
      paragraph('First', { type: 'hardBreak' }, 'second.'),
      block('blockquote', [paragraph('Said.'), paragraph('Again.')]),
      { type: 'horizontalRule' },
      block('codeBlock', ['a ``` b\n  *c*']),
    ),
  ).toBe('## One # two \\#\n\nFirst\\\nsecond.\n\n> Said.\n>\n> Again.\n\n***\n\n````\na ``` b\n  *c*\n````\n')
})

test('what would be Markdown by accident is plain', () => {
  for (const [text, expected] of [
    ['*a* _b_ `c` [d](e) <f> ~g~ |h| \\', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\~g\\~ \\|h\\| \\\\'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['1. no list', '1\\. no list'],
    ['2014) no list', '2014\\) no list'],
    ['=== no rule', '\\=== no rule'],
    ['    no code', 'no code'],
    ['AT&T &amp; &#39;', 'AT&T \\&amp; \\&#39;'],
    ['https://example.org/a_b', 'https://example.org/a\\_b'],
  ])
    expect(markdown(paragraph(text!)), text).toBe(`${expected}\n`)
  expect(markdown(paragraph('a', { type: 'hardBreak' }, '- b'))).toBe('a\\\n\\- b\n')
  expect(markdown(paragraph('Look!', words('here', link('https://example.org'))))).toBe(
    'Look\\![here](https://example.org)\n',
  )
})

test('marks go around words and not around spaces, and each as far as it reaches', () => {
  const of = (...content: (Json | string)[]) => markdown(paragraph(...content)).trimEnd()
  expect(of('a ', words('bold ', 'bold'), 'b')).toBe('a **bold** b')
  expect(of(words('one ', 'bold'), words('two', 'bold', 'italic'), words(' three', 'bold'))).toBe('**one *two* three**')
  expect(of(words('all', 'bold', 'italic', 'strike'))).toBe('***~~all~~***')
  expect(of(words('a', 'bold'), words('b', 'italic'))).toBe('**a**<em>b</em>')
  expect(of(words('“said”', 'bold'), 'then')).toBe('<strong>“said”</strong>then')
  expect(of(words('x ` y', 'code'))).toBe('``x ` y``')
  expect(of(words('see ', link('/2014/10/a')), words('this', link('/2014/10/a'), 'bold'))).toBe(
    '[see **this**](../2014/10/a.md)',
  )
  expect(of(words('odd', link('https://example.org/a (b)')))).toBe('[odd](<https://example.org/a (b)>)')
})

test('words in another language are an element of HTML, as far as they reach', () => {
  const lang = (lang: string) => ({ type: 'language', attrs: { lang } })
  expect(
    markdown(
      paragraph('He said ', words('oui ', lang('fr')), words('*non*', lang('fr'), 'bold'), words(' سلام', lang('ar'))),
    ),
  ).toBe('He said <span lang="fr">oui **\\*non\\***</span> <span lang="ar" dir="rtl">سلام</span>\n')
  const note = { type: 'footnote', attrs: { text: 'Une note.' }, marks: [lang('fr')] }
  expect(markdown(paragraph(words('oui', lang('fr')), note))).toBe(
    '<span lang="fr">oui</span>[^1]\n\n[^1]: <span lang="fr">Une note.</span>\n',
  )
})

test('lists within lists, numbers that go on, two lists in a row', () => {
  const item = (...content: Json[]) => ({ type: 'listItem', content })
  const bullets = { type: 'bulletList', content: [item(paragraph('c')), item(paragraph('d'))] }
  expect(
    markdown({
      type: 'orderedList',
      attrs: { start: 9 },
      content: [item(paragraph('a')), item(paragraph('b'), bullets)],
    }),
  ).toBe('9. a\n10. b\n    - c\n    - d\n')
  expect(markdown({ type: 'bulletList', content: [item(paragraph('a'), paragraph('b')), item(paragraph('c'))] })).toBe(
    '- a\n\n  b\n\n- c\n',
  )
  expect(markdown(bullets, bullets)).toBe('- c\n- d\n\n<!-- -->\n\n- c\n- d\n')
})

test('footnotes, pictures, files, videos and callouts', () => {
  expect(markdown(paragraph('Said', { type: 'footnote', attrs: { text: 'By *whom*.' } }, '.'))).toBe(
    'Said[^1].\n\n[^1]: By \\*whom\\*.\n',
  )
  const picture = { mediaId: 'kept', alt: 'A [river]', caption: 'In spring', credit: 'D. Sok' }
  expect(markdown({ type: 'picture', attrs: picture })).toBe(
    '![A \\[river\\]](<../media/kept/river (1).jpg>)\n\n*In spring D. Sok*\n',
  )
  expect(markdown({ type: 'picture', attrs: { ...picture, mediaId: 'other' } }, paragraph('x'))).toBe('x\n')
  expect(markdown({ type: 'file', attrs: { mediaId: 'kept', title: 'The report' } })).toBe(
    '[The report](<../media/kept/river (1).jpg>)\n',
  )
  expect(markdown({ type: 'video', attrs: { href: 'https://video.example/1', title: 'A talk' } })).toBe(
    '[A talk](https://video.example/1)\n',
  )
  expect(markdown(block('callout', [paragraph('Mind this.')], { kind: 'warning' }))).toBe(
    '> **Warning**\n>\n> Mind this.\n',
  )
})

test('tables, and as HTML where cells reach over others or hold more than words', () => {
  const cell = (type: string, text: string, attrs?: Json) => ({
    type,
    attrs,
    content: [paragraph(...(text ? [text] : []))],
  })
  const row = (...content: Json[]) => ({ type: 'tableRow', content })
  const head = row(cell('tableHeader', 'Year'), cell('tableHeader', 'Cases | all'))
  expect(markdown({ type: 'table', content: [head, row(cell('tableCell', '2014'), cell('tableCell', ''))] })).toBe(
    '| Year | Cases \\| all |\n| --- | --- |\n| 2014 |  |\n',
  )
  expect(markdown({ type: 'table', content: [row(cell('tableCell', 'a'), cell('tableCell', 'b'))] })).toBe(
    '|  |  |\n| --- | --- |\n| a | b |\n',
  )
  const wide = row(cell('tableCell', 'over both', { colspan: 2 }))
  expect(markdown({ type: 'table', content: [head, wide] })).toMatch(
    /^<div class="table"[^]*<td colspan="2"><p>over both/,
  )
})

test('facts are YAML, and what there is none of is left out', () => {
  const entry = {
    title: 'A: "title"',
    id: 7,
    kind: 'post',
    type: null,
    language: 'en',
    url: 'https://example.org/2014/10/a',
    dated: '2014-10-02T09:00:00+07:00',
    published_on: null,
    updated: '2014-10-02T09:00:00+07:00',
    summary: '',
    byline: '',
    content_note: 'It tells of loss.',
    authors: [],
    publisher: 'P',
    topics: [{ name: 'T' }],
    countries: [],
    series: null,
    isbn: null,
    doi: null,
    reference: null,
    licence: null,
    starts_at: null,
    ends_at: null,
    time_zone: null,
    place: null,
    online: null,
    closes_at: null,
    apply_to: null,
    files: [],
    changes: [],
    notice: null,
    picture: { upload: 'r', alt: 'A river', caption: '', credit: 'Somebody' },
    translations: [{ language: 'km', title: 'B', url: 'https://example.org/km/2014/10/b', is: 'translation' }],
    former_addresses: ['https://example.org/?p=7'],
    stored: [{ upload: 'r', path: 'media/r/river.png' }],
  }
  const where = { origin: 'https://example.org', fileOf: (path: string) => `${path.slice(1)}.md` }
  expect(frontMatter(entry as never, where).split('\n')).toEqual([
    '---',
    'title: "A: \\"title\\""',
    'slug: "a"',
    'id: 7',
    'kind: "post"',
    'language: "en"',
    'url: "https://example.org/2014/10/a"',
    'former_addresses: ["https://example.org/?p=7"]',
    'dated: "2014-10-02T09:00:00+07:00"',
    'updated: "2014-10-02T09:00:00+07:00"',
    'content_note: "It tells of loss."',
    'publisher: "P"',
    'topics: ["T"]',
    'picture: {"file":"media/r/river.png","alt":"A river","caption":"","credit":"Somebody"}',
    'translations: [{"language":"km","title":"B","url":"https://example.org/km/2014/10/b","is":"translation","file":"km/2014/10/b.md"}]',
    '---',
    '',
  ])
})

test('a caption, a source and a speaker stand beside what they are about, once', () => {
  const cells = (type: string, text: string) =>
    block('tableRow', [block(type, [paragraph(text)]), block(type, [paragraph(text)])])
  const rows = [cells('tableHeader', 'A'), cells('tableCell', '1'), cells('tableCell', '2')]
  expect(
    markdown(
      block('table', rows, { caption: 'Calls *', source: 'UN-ACT', form: 'bars' }),
      block('blockquote', [paragraph('Said.')], { speaker: 'Mai' }),
    ),
  ).toBe('**Calls \\***\n\n| A | A |\n| --- | --- |\n| 1 | 1 |\n| 2 | 2 |\n\n*UN-ACT*\n\n> Said.\n>\n> — Mai\n')
})

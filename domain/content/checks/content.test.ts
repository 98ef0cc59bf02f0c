import { expect, test } from 'vitest'
import { bodySchema } from '../body/schema'
import type { CheckedText } from './check'
import { blockingChecksOf, checksOf, hrefsIn } from './content'
import { textCountsOf, readingEase, countSyllables } from './reading-ease'

type Json = Record<string, unknown>
const words = (text: string, ...marks: Json[]) => ({ type: 'text', text, marks })
const paragraph = (...content: Json[]) => ({ type: 'paragraph', content })
const heading = (level: number, text: string) => ({ type: 'heading', attrs: { level }, content: [words(text)] })
const link = (href: string, text: string) => words(text, { type: 'link', attrs: { href } })
const picture = (attrs: Json) => ({ type: 'picture', attrs: { mediaId: 'aaaaaaaaaaaa', ...attrs } })

const good = {
  kind: 'post',
  language: 'en',
  title: 'A good title',
  slug: 'a-good-title',
  summary: 'In short.',
  contentNote: 'It tells of violence. It shows none.',
  lead: null,
  files: [],
  topics: 1,
  countries: 1,
  upload: () => undefined,
} satisfies Partial<CheckedText>

function check(blocks: Json[], changes: Partial<CheckedText> = {}) {
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: blocks.length ? blocks : [paragraph()] })
  const text = { ...good, doc, ...changes }
  const checks = checksOf(text)
  expect(blockingChecksOf(text)).toEqual(checks.filter(({ level }) => level === 'blocking'))
  return checks
}
const rules = (...args: Parameters<typeof check>) => check(...args).map(({ level, rule }) => `${level}: ${rule}`)

test('a text in order has nothing to say', () => {
  const blocks = [
    paragraph(words('See '), link('https://example.org', 'the report of 2014'), words('.')),
    heading(2, 'Findings'),
    heading(3, 'In the north'),
    heading(2, 'Next'),
    picture({ alt: 'A river' }),
    picture({ decorative: true }),
    { type: 'callout', content: [paragraph(words('Bold in a box', { type: 'bold' }))] },
    paragraph(words('A note'), { type: 'footnote', attrs: { text: 'See https://example.org' } }),
  ]
  expect(check(blocks)).toEqual([])
})

test.each<[string, Json[], Partial<CheckedText>, string]>([
  ['no title', [], { title: ' ' }, 'blocking: title'],
  ['the place of a pasted picture', [picture({ mediaId: '', alt: 'A river' })], {}, 'blocking: missing upload'],
  ['a note of three sentences before it', [], { contentNote: 'One. Two. Three.' }, 'advising: content note'],
  ['a bad address', [], { slug: 'Not An Address' }, 'blocking: address'],
  ['a page at an address of the site itself', [], { kind: 'page', slug: 'news' }, 'blocking: address'],
  ['a picture without words', [picture({})], {}, 'blocking: description'],
  [
    'a lead picture without words',
    [],
    { lead: { mediaId: 'a', alt: ' ', decorative: false } },
    'blocking: description',
  ],
  [
    'a picture that is gone',
    [picture({ alt: 'x' })],
    { missing: new Set(['aaaaaaaaaaaa']) },
    'blocking: missing upload',
  ],
  [
    'a file block that is gone',
    [{ type: 'file', attrs: { mediaId: 'aaaaaaaaaaaa' } }],
    { missing: new Set(['aaaaaaaaaaaa']) },
    'blocking: missing upload',
  ],
  [
    'a recording without its words',
    [{ type: 'file', attrs: { mediaId: 'aaaaaaaaaaaa', title: 'Bells' } }],
    { upload: () => ({ name: 'bells.mp3', alt: '' }) },
    'advising: transcript',
  ],
  ['a file that is gone', [], { files: [{ mediaId: 'b' }], missing: new Set(['b']) }, 'blocking: missing upload'],
  ['no summary', [], { summary: '' }, 'advising: summary'],
  ['no topic', [], { topics: 0 }, 'advising: terms'],
  ['a publication without a file', [], { kind: 'publication' }, 'advising: files'],
  ['a publication without an abstract', [], { kind: 'publication' }, 'advising: abstract'],
  [
    'a wrong ISBN',
    [],
    { kind: 'publication', facts: { isbn: '9780306406158', licence: 'cc-by-4.0' } },
    'blocking: isbn',
  ],
  ['no licence', [], { kind: 'publication', facts: { isbn: '', licence: '' } }, 'advising: licence'],
  ['a title in capitals', [], { title: 'REPORT ON MIGRATION' }, 'advising: capitals'],
  ['a heading in capitals', [heading(2, 'KEY FINDINGS')], {}, 'advising: capitals'],
  ['a small heading first', [heading(3, 'Findings')], {}, 'advising: heading order'],
  ['a skipped heading', [heading(2, 'Findings'), heading(4, 'North')], {}, 'advising: heading order'],
  ['an empty heading', [{ type: 'heading', attrs: { level: 2 } }], {}, 'advising: empty heading'],
  [
    'bold text in place of a heading',
    [paragraph(words('Findings', { type: 'bold' })), paragraph(words('Text.'))],
    {},
    'advising: bold heading',
  ],
  ['click here', [paragraph(link('https://a.org', 'Click here'))], {}, 'advising: link words'],
  ['read more, with an arrow', [paragraph(link('https://a.org', 'Read more »'))], {}, 'advising: link words'],
  ['a bare address', [paragraph(link('https://a.org', 'https://a.org/b'))], {}, 'advising: bare address'],
  [
    'a link that leads nowhere',
    [paragraph(link('/2014/10/x', 'the plan'))],
    { broken: new Map([['/2014/10/x', 'leads nowhere']]) },
    'advising: broken link',
  ],
  ['a very long paragraph', [paragraph(words('long words '.repeat(90)))], {}, 'advising: long paragraph'],
  ['a description like a page', [picture({ alt: 'word '.repeat(40) })], {}, 'advising: text as picture'],
  [
    'a picture of a screen',
    [picture({ alt: 'Figures' })],
    { upload: () => ({ name: 'screenshot-2014-10-02.png', alt: '' }) },
    'advising: text as picture',
  ],
])('%s', (_, blocks, changes, expected) => {
  expect(rules(blocks, changes)).toContain(expected)
})

test.each<[string, Json[], Partial<CheckedText>]>([
  ['bold at the end of a text is no heading', [paragraph(words('The end', { type: 'bold' }))], {}],
  ['a bold sentence is no heading', [paragraph(words('Stop it.', { type: 'bold' })), paragraph(words('x'))], {}],
  ['an abbreviation is not shouting', [heading(2, 'COMMIT')], { title: 'UN-ACT' }],
  ['a script without capitals never shouts', [], { title: 'ការជួញដូរ មនុស្ស', language: 'km' }],
  ['numbers of victims are about nobody', [paragraph(words('In 2013, 2,000 victims were found.'))], {}],
  ['a page needs no topics', [], { kind: 'page', topics: 0, countries: 0 }],
  [
    'a lead picture takes the words of its upload',
    [],
    {
      lead: { mediaId: 'a', alt: '', decorative: false },
      upload: () => ({ name: 'a.jpg', alt: 'A river' }),
    },
  ],
  ['a decorative lead picture needs no words', [], { lead: { mediaId: 'a', alt: '', decorative: true } }],
])('%s', (_, blocks, changes) => {
  expect(check(blocks, changes)).toEqual([])
})

test('each finding says where, and blocking ones come first', () => {
  const checks = check([paragraph(link('https://a.org', 'here')), picture({})], { summary: '' })
  expect(checks.map(({ rule, place }) => [rule, place])).toEqual([
    ['description', { from: 6, to: 7 }],
    ['summary', { field: 'summary' }],
    ['link words', { from: 1, to: 5 }],
  ])
  expect(checks.filter(({ level }) => level === 'blocking')).toEqual(checks.slice(0, 1))
})

test('a link that runs over bold words is one', () => {
  const href = 'https://a.org'
  const both = paragraph(link(href, 'the '), words('plan', { type: 'link', attrs: { href } }, { type: 'bold' }))
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [both] })
  expect(hrefsIn(doc)).toEqual([href])
  expect(rules([both])).toEqual([])
})

test.each([
  ['cat', 1],
  ['trafficking', 3],
  ['rescued', 2],
  ['because', 2],
  ['government', 3],
  ['co-operation', 5],
  ['the', 1],
])('%s is said in about %i', (word, syllables) => {
  expect(Math.abs(countSyllables(word) - syllables)).toBeLessThanOrEqual(1)
})

const easeOfText = (text: string) => readingEase(textCountsOf(text))

test('easy and hard texts are told apart, and short ones left alone', () => {
  const easy = easeOfText('The dog ran to the river. It was cold. We went home and had tea. '.repeat(10))!
  const hard = easeOfText(
    'Multidisciplinary institutional coordination notwithstanding, implementation responsibilities necessitate comprehensive intergovernmental harmonisation of administrative regulations. '.repeat(
      10,
    ),
  )!
  expect(easy.ease).toBeGreaterThan(80)
  expect(hard.ease).toBeLessThan(10)
  expect(easy.grade).toBeLessThan(5)
  expect(easeOfText('Too short to say.')).toBeUndefined()
})

test('a publication that a library would be glad of has nothing to say', () => {
  const publication = { isbn: '978-0-306-40615-7', licence: 'cc-by-4.0' }
  const files = [{ mediaId: 'aaaaaaaaaaaa' }]
  const abstract = [paragraph(words('What the report finds.'))]
  expect(check(abstract, { kind: 'publication', facts: publication, files })).toEqual([])
})

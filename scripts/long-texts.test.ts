/** @module-tag thorough */
import { expect, test, vi } from 'vitest'
import { withMediaAt } from '@/app/(desk)/media-addresses'
import { tokensOf } from '@/cli/exports/site/search/shape'
import { addressesInPage, withLocalLinks } from '@/cli/exports/site/places'
import { withStyle, styleHashes } from '@/components/site/style'
import { headingsOf } from '@/components/site/item-parts'
import { testDatabase } from '@/db/test-database'
import { mediaIdsIn, renderBody, plainTextOf } from '@/domain/content/body/render'
import { bodySchema } from '@/domain/content/body/schema'
import { checksOf, hrefsIn } from '@/domain/content/checks/content'
import { linksIn } from '@/domain/content/body/links'
import { shapeOf } from '@/domain/content/checks/translation/alignment'
import { translatablePassages } from '@/domain/content/checks/translation/passages'
import { bodyDifferences } from '@/domain/writing/comparison/merge'
import { renderChanges } from '@/domain/writing/comparison/render'
import { Content } from '@/domain/content/content'
import { bodyBlocks } from '@/domain/exports/wordpress/blocks'
import { kindsOfText, longBody, type KindOfText } from '@/domain/testing/long-texts'
import { content } from '@/domain/testing/newsroom'
import { excerptOf, markedIn } from '@/lib/search/excerpt'
import { absoluteHtml } from '@/lib/web/html'
import { paragraphsOf } from '@/lib/text/paragraphs'
import { parseQuery } from '@/lib/search/search-terms'
import { indexText } from '@/lib/search/search-segments'
import { countWords } from '@/lib/text/word-count'
import { cleanXml } from '@/lib/formats/xml'

// Work on a text grows linearly with its length, for any content.

type Text = ReturnType<typeof textOfLength>

function textOfLength(kind: KindOfText, length: number) {
  const body = longBody(kind, length)
  const earlier = JSON.parse(
    JSON.stringify(body)
      .replace(/ (of|and|many) /g, ' other ')
      .replaceAll('ប្រចាំ', ''),
  ) as typeof body
  const [doc, was] = [bodySchema.nodeFromJSON(body), bodySchema.nodeFromJSON(earlier)]
  // Texts as they come from the database: in one piece.
  const [text, html] = [plainTextOf(doc), renderBody(doc, new Map())].map((part) => Buffer.from(part).toString())
  return { body, earlier, doc, was, text: text!, html: html! }
}

const sought = parseQuery('work so many a របាយការណ៍ ា')
const showing = { media: new Map(), language: 'en' as const }
const facts = {
  kind: 'post' as const,
  language: 'en' as const,
  title: 'A title',
  slug: 'a-title',
  summary: 'A summary.',
  lead: null,
  files: [],
  topics: 1,
  countries: 1,
  upload: () => undefined,
}

/** The original of a translation, with a term in each of its blocks. */
function originalOf(doc: Text['doc']) {
  const passages = translatablePassages({ title: '', summary: '', lead: null, doc })
  const terms = [{ id: 1, word: 'work', agreed: 'ការងារ' }]
  const blocks = doc.children.map((node) => ({ ...shapeOf(node), terms: [1] }))
  return {
    language: 'en' as const,
    words: new Set(passages.map(({ words }) => words)),
    left: new Set<string>(),
    blocks,
    terms,
  }
}

const pieces: Record<string, (text: Text) => unknown> = {
  'what an editor sends is checked': ({ body }) => Content.safeParse(content({ body })),
  'it is rendered': ({ doc }) => renderBody(doc, new Map()),
  'its words are read': ({ doc }) => [plainTextOf(doc), mediaIdsIn(doc)],
  'its words are counted': ({ text }) => countWords(text, 'km'),
  'its words go into the index': ({ text }) => indexText(text),
  'its words go into the index of a copy': ({ text }) => tokensOf(text),
  'an excerpt is found': ({ text }) => excerptOf(text, sought),
  'words are marked': ({ text }) => markedIn(text, sought),
  'the publish check': ({ doc }) => checksOf({ ...facts, doc }),
  'the publish check of a translation': ({ doc, was }) =>
    checksOf({ ...facts, language: 'km', doc, original: originalOf(was) }),
  'its links': ({ doc, body }) => [hrefsIn(doc), linksIn(body)],
  'a comparison with nothing': ({ doc }) => renderChanges([], doc.children, showing),
  'a comparison with itself': ({ doc, body }) =>
    renderChanges(doc.children, bodySchema.nodeFromJSON(body).children, showing),
  'a comparison with an earlier text': ({ doc, was }) => renderChanges(was.children, doc.children, showing),
  'a merge': ({ body, earlier }) =>
    bodyDifferences(
      { mine: content({ body }), theirs: content({ body: earlier }), base: content({ body: earlier }) },
      'en',
    ),
  'a merge with nothing': ({ body }) => bodyDifferences({ mine: content({ body }), theirs: content() }, 'en'),
  'blocks of WordPress': ({ doc }) =>
    bodyBlocks(doc, { of: 'a', language: 'en', hrefOf: (href) => href, uploadOf: () => undefined }),
  'a page': ({ html }) => styleHashes(withStyle(`<html><head></head>${html}</html>`)),
  'its table of contents': ({ html }) => headingsOf(html),
  'a feed': ({ html }) => cleanXml(absoluteHtml(html, 'https://gazette.example')),
  'a copy of the site': ({ html }) => [
    addressesInPage(html, 'https://gazette.example'),
    withLocalLinks(html, 'https://gazette.example', () => null),
  ],
  'what staff see': ({ html }) => withMediaAt(html, () => undefined),
  'a page of a PDF is read': ({ text }) => paragraphsOf(text),
}

const length = 40_000
const times = 4
/** Quadratic work takes 16 times as long for a text of four times the length, linear work four times, and all else differs. */
const maxRatio = 7
/** The time (ms) that a text of 160,000 characters may take in any case: below it, chance decides. */
const floor = 60

/** Processor milliseconds. */
async function processorTime(work: () => unknown) {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

/** Returns how many times longer a piece of work takes of the longer text; 1 where that is nothing. The best of three, as others use the machine. */
async function growth(work: (text: Text) => unknown, [short, long]: [Text, Text]) {
  let min = Infinity
  // A first unmeasured call: compilation would count only for the shorter text, and hide growth.
  await work(short)
  for (let n = 0; n < 3 && min > maxRatio; n++) {
    const first = await processorTime(() => work(short))
    const second = await processorTime(() => work(long))
    min = Math.min(min, second < floor ? 1 : second / Math.max(first, floor / 8))
  }
  return min
}

test.each(kindsOfText)('a text four times as long takes about four times as long: %s', async (kind) => {
  testDatabase()
  const texts: [Text, Text] = [textOfLength(kind, length), textOfLength(kind, times * length)]
  const slow: string[] = []
  for (const [name, work] of Object.entries(pieces)) {
    const grown = await growth(work, texts)
    if (grown > maxRatio) slow.push(`${name}: ${grown.toFixed(1)} times`)
  }
  expect(slow).toEqual([])
})

test('quadratic work is told from linear work', async () => {
  const texts: [Text, Text] = [textOfLength('paragraphs', length), textOfLength('paragraphs', times * length)]
  expect(await growth(({ text }) => text.replace(/ +$/gm, ''), texts)).toBeLessThan(maxRatio)
  const quadratic = ({ text }: Text) => {
    let letters = 0
    for (let n = 0; n < text.length; n += 100) letters += text.slice(0, n).replace(/[aeiou]/g, '').length
    return letters
  }
  expect(await growth(quadratic, texts)).toBeGreaterThan(maxRatio)
})

test('no segmenter is given more than a piece of a text: some take the square of what they are given', async () => {
  testDatabase()
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  for (const kind of ['paragraphs', 'one paragraph of Khmer without a space', 'one word'] as const) {
    const text = textOfLength(kind, 30_000)
    for (const work of Object.values(pieces)) await work(text)
  }
  const longest = Math.max(...segment.mock.calls.map(([input]) => input.length))
  segment.mockRestore()
  expect(longest).toBeLessThanOrEqual(2_000)
})

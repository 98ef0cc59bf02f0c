import { createHash } from 'node:crypto'
import { defaultLanguages, languagePrefix, type Language } from '@/lib/languages/languages'
import { idFromBytes } from '@/lib/keys/random'
import { compress } from '@/server/files/encoding'

/** Maximum bytes of a page. `best`: as nearly all readers get it (Brotli 11); `plain`: without compression. */
export type Limits = { best: number; plain: number }
export type Template = Limits & { row: string; path: string }

/**
 * Limits of pages of help: under 5 kB, compressed half of that. In scripts with three bytes for each letter, a country
 * with two services may have more uncompressed bytes.
 */
function helpLimits(language: Language): Limits {
  return { best: 2_500, plain: ['km', 'lo', 'my', 'th'].includes(language) ? 7_100 : 5_000 }
}

/** Every kind of public page with the demonstration: `row` is its name in the table of addresses. */
export const templates: Record<string, Template> = {
  'front page': { row: 'site', path: '/', best: 5_850, plain: 24_000 },
  'front page, Khmer': { row: 'site', path: '/km', best: 6_030, plain: 26_400 },
  'front page, Lao': { row: 'site', path: '/lo', best: 5_950, plain: 25_700 },
  'front page, Burmese': { row: 'site', path: '/my', best: 6_105, plain: 27_500 },
  'front page, Thai': { row: 'site', path: '/th', best: 6_010, plain: 26_000 },
  'front page, Vietnamese': { row: 'site', path: '/vi', best: 5_750, plain: 23_000 },
  'front page, Chinese': { row: 'site', path: '/zh', best: 5_650, plain: 22_400 },
  news: { row: 'news', path: '/news', best: 4_550, plain: 18_000 },
  'a later page of news': { row: 'page of news', path: '/news/page/2', best: 4_575, plain: 18_000 },
  'news, Khmer': { row: 'news', path: '/km/news', best: 5_230, plain: 20_780 },
  archive: { row: 'archive', path: '/archive', best: 4_000, plain: 16_000 },
  'archive, Burmese': { row: 'archive', path: '/my/archive', best: 4_700, plain: 20_700 },
  changes: { row: 'changes', path: '/changes', best: 3_600, plain: 12_800 },
  'changes, Burmese': { row: 'changes', path: '/my/changes', best: 3_800, plain: 14_000 },
  year: { row: 'year', path: '/2014', best: 5_080, plain: 23_200 },
  month: { row: 'month', path: '/2014/10', best: 5_010, plain: 19_000 },
  'a later page of a month': { row: 'page of a month', path: '/2014/11/page/2', best: 4_450, plain: 16_000 },
  topics: { row: 'topics', path: '/topics', best: 3_550, plain: 13_200 },
  'topics, Burmese': { row: 'topics', path: '/my/topics', best: 4_250, plain: 16_800 },
  topic: { row: 'topic', path: '/topics/protection', best: 4_900, plain: 21_000 },
  'a later page of a topic': { row: 'page of a topic', path: '/topics/protection/page/2', best: 4_670, plain: 19_000 },
  countries: { row: 'countries', path: '/countries', best: 4_450, plain: 16_300 },
  country: { row: 'country', path: '/countries/regional', best: 5_055, plain: 21_500 },
  'country with a text and the map': { row: 'country', path: '/countries/cambodia', best: 6_250, plain: 21_600 },
  'a later page of a country': {
    row: 'page of a country',
    path: '/countries/regional/page/2',
    best: 4_615,
    plain: 17_000,
  },
  post: { row: 'post', path: '/2013/05/how-a-monthly-archive-is-read', best: 5_600, plain: 20_500 },
  'post about people at risk': {
    row: 'post',
    path: '/2014/10/survivors-tell-officials-what-would-have-helped',
    best: 6_680,
    plain: 24_700,
  },
  'post, Khmer': { row: 'post', path: '/km/2015/03/about-this-archive', best: 5_700, plain: 23_000 },
  'post, Burmese': { row: 'post', path: '/my/2015/05/about-this-archive', best: 5_800, plain: 24_300 },
  'post, Chinese': { row: 'post', path: '/zh/2015/06/about-this-archive', best: 5_345, plain: 19_800 },
  'post with a table': {
    row: 'post',
    path: '/2015/09/reading-a-table-without-being-misled',
    best: 5_550,
    plain: 20_500,
  },
  publications: { row: 'publications', path: '/publications', best: 5_400, plain: 29_500 },
  'publications of a type': { row: 'publications', path: '/publications?type=report', best: 4_850, plain: 23_600 },
  'no publication found': {
    row: 'publications',
    path: '/publications?country=nowhere&type=report',
    best: 4_350,
    plain: 16_900,
  },
  'publications, Burmese': { row: 'publications', path: '/my/publications', best: 6_150, plain: 35_350 },
  publication: { row: 'publication', path: '/publications/visioning-workshop-myanmar', best: 6_300, plain: 24_000 },
  // Five pages as an edition: its headings twice, since the contents link to them, lists and two tables.
  'text of a file': {
    row: 'text of a file',
    path: '/publications/reading-the-archive/read/*',
    best: 6_380,
    plain: 22_700,
  },
  page: { row: 'page', path: '/about', best: 3_950, plain: 13_000 },
  search: { row: 'search', path: '/search', best: 2_900, plain: 9_400 },
  'search results': { row: 'search', path: '/search?q=consent', best: 4_590, plain: 17_800 },
  'nothing found, Khmer': { row: 'search', path: '/km/search?q=trafficing', best: 4_250, plain: 14_900 },
  ...Object.fromEntries(
    defaultLanguages.flatMap((language) => [
      [`help, ${language}`, { row: 'help', path: `${languagePrefix(language)}/help`, ...helpLimits(language) }],
      [
        `help in a country, ${language}`,
        { row: 'help in a country', path: `${languagePrefix(language)}/help/myanmar`, ...helpLimits(language) },
      ],
    ]),
  ),
  missing: { row: 'page', path: '/no-such-page', best: 4_350, plain: 16_900 },
  'missing, Khmer': { row: 'page', path: '/km/no-such-page', best: 5_050, plain: 21_000 },
}

/** Pages that the demonstration lacks, by names of `makePosts` and `fillFront`; the first four are also rows. */
export const madeTemplates: Record<string, Limits> = {
  event: { best: 4_750, plain: 16_500 },
  call: { best: 4_680, plain: 16_500 },
  events: { best: 3_900, plain: 14_000 },
  calls: { best: 3_900, plain: 14_000 },
  withdrawn: { best: 4_260, plain: 16_700 },
  '600 words of English': { best: 6_200, plain: 24_000 },
  '600 words of Khmer': { best: 7_000, plain: 30_000 },
  '600 words of Burmese': { best: 6_800, plain: 30_000 },
  'full front page': { best: 6_800, plain: 31_500 },
}

/**
 * Rows of the table of addresses without a page of their own. The first is a redirect, the second repeats the text of a
 * file; changes, events and calls have one page each.
 */
export const withoutTemplate = [
  'page in a text',
  'heading in a text',
  'part of a text',
  'page of changes',
  'page of events',
  'page of calls',
]

/** Returns the address of a page; a final `*` is a random part, found in a link of the page above. */
export async function addressOf(site: string, path: string) {
  if (!path.endsWith('/*')) return site + path
  const [above = ''] = path.split('/read/')
  const html = await (await fetch(site + above)).text()
  return site + new RegExp(`href="(${path.slice(0, -1)}[^"#]+)`).exec(html)![1]!
}

/**
 * Returns a page's bytes: plain, as its first readers get it (Brotli 5), as all others do, and the share of its style.
 * Equal in every installation, since random values, of some ten bytes, are replaced unless `isAsSent`.
 */
export async function weigh(address: string, { isAsSent = false } = {}) {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' }, redirect: 'manual' })
  const html = await answer.text()
  const body = Buffer.from(isAsSent ? html : withFixedIds(html.replaceAll(new URL(address).origin, site)))
  const bare = Buffer.from(body.toString().replace(/<style>.*?<\/style>/gs, ''))
  const [first, best, bareBest] = await Promise.all([
    compress(body, 'br'),
    compress(body, 'br', 11),
    compress(bare, 'br', 11),
  ])
  const style = best.length - bareBest.length
  return { status: answer.status, plain: body.length, first: first.length, best: best.length, style }
}

/** An address as long as the address of a server of the tests. */
const site = 'http://localhost:40000'

function withFixedIds(html: string) {
  const ids = new Set(Array.from(html.matchAll(/\/(?:media|files|read)\/([0-9a-z]{12})\b/g), ([, id]) => id!))
  const fixedId = (n: number) => idFromBytes(createHash('sha256').update(String(n)).digest().subarray(0, 12))
  return [...ids].reduce((text, id, n) => text.replaceAll(id, fixedId(n)), html)
}

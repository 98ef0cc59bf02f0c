// @ts-check
/**
 * The only table of public addresses. It gives the handlers (app/(site)/handlers.ts), the answers
 * (domain/published/answers.ts), the front door's and all other knowledge of addresses, and the first segments that no
 * page can have. Plain data, which every layer may import.
 */

/**
 * The domain's question whether something is at an address.
 * @typedef {'always' | 'nothing' | 'section' | 'news' | 'period' | 'topic' | 'country' | 'entry' | 'entry form' | 'figures' | 'help' | 'reading'
 * | 'reading page' | 'reading heading' | 'ending list' | 'changes' | 'sitemap part' | 'search key' | 'security contact' | 'icon' | 'api entry' | 'api publication' | 'file' | 'picture'} Question
 */

/**
 * @typedef {object} AddressRow
 * @property {string} name
 * @property {string} path in the notation of path-to-regexp, without the prefix of a language
 * @property {string} [handler] its name in app/(site)/handlers.ts; absent if the front door answers
 * @property {Record<string, string>} [given] parameters of the handler besides those in the path
 * @property {Question} answer
 * @property {true} [isFile] the answer is no page
 * @property {true} [once] it exists once, not in every language
 * @property {'posts' | 'publications' | 'both' | 'events' | 'calls'} [holds] a list in sitemaps, by the texts that change it
 * @property {true} [narrowed] its query chooses among publications
 * @property {true} [shared] scripts of other sites may read it
 * @property {true} [forPrograms] the handler sees the whole query, and answers 404 in a form for programs
 * @property {true} [unlinked] no page links to it, so a copy of the site needs its address
 * @property {true} [overFile] a file in `public` has the same address, and is sent if this row has no answer
 * @property {true} [posted] POST is allowed
 */

/** Patterns of parts that are not any single segment. */
export const pathParamPatterns = {
  year: '\\d{4}',
  month: '0[1-9]|1[0-2]',
  page: '0*[1-9]\\d{0,5}',
  part: '[1-9]\\d{0,5}',
  number: '[1-9]\\d{0,5}',
  version: '[1-9]\\d{0,5}',
  format: 'bib|ris|json|xml',
  key: '[0-9a-f]{32}',
  picture: '[1-9]\\d{1,4}\\.(?:webp|jpg)',
}

/** @param {string} name @param {string} path @param {string} handler @param {Question} answer @param {Partial<AddressRow>} more */
const page = (name, path, handler, answer, more = {}) => ({ name, path, handler, answer, ...more })

/** A file rather than a page. @type {typeof page} */
const fileRow = (name, path, handler, answer, more = {}) => page(name, path, handler, answer, { isFile: true, ...more })

/** A file that exists once, not in every language. @type {typeof page} */
const once = (name, path, handler, answer, more = {}) => fileRow(name, path, handler, answer, { once: true, ...more })

/** An address of the API. @type {typeof page} */
const apiRow = (name, path, handler, answer, more = {}) =>
  once(name, `/api/v1${path}`, handler, answer, { shared: true, forPrograms: true, ...more })

/** Pixels. The last two are only for the web manifest. */
export const iconSizes = [32, 48, 180, 192, 512]

const postPath = '/:year/:month/:slug'
const publication = '/publications/:slug'

/** The folders of texts that end; each is also the address of their list. @type {('events' | 'calls')[]} */
const kindsThatEnd = ['events', 'calls']

/** The names of lists with feeds are names of `listOf` (app/(site)/feed/lists.ts). @type {AddressRow[]} */
const listRows = [
  page('site', '/', 'front', 'section', { holds: 'both' }),
  page('news', '/news', 'news', 'news', { holds: 'posts' }),
  page('publications', '/publications', 'publications', 'section', { holds: 'publications', narrowed: true }),
  page('topic', '/topics/:slug', 'term', 'topic', { given: { kind: 'topic' } }),
  page('country', '/countries/:slug', 'term', 'country', { given: { kind: 'country' } }),
  page('year', '/:year', 'year', 'period'),
  page('month', '/:year/:month', 'month', 'period'),
  // An editor's older page may have one of these addresses, and keeps it.
  ...kindsThatEnd.map((folder) =>
    page(folder, `/${folder}`, 'ending', 'ending list', { given: { folder }, holds: folder }),
  ),
  page('changes', '/changes', 'changes', 'changes', { holds: 'both' }),
]

/** Three formats for each list. They come before the addresses with a free last part. */
const feedRows = Object.entries({ 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' }).flatMap(
  ([ending, format]) =>
    listRows.map(({ name: of, path, answer, narrowed }) =>
      fileRow(`${format} feed of ${of}`, `${path === '/' ? '' : path}/${ending}`, 'feed', answer, {
        given: { format, of },
        narrowed,
        shared: true,
      }),
    ),
)

const bookRows = listRows
  .filter(({ name }) => ['publications', 'topic', 'country', 'year', 'month'].includes(name))
  .map(({ name: of, path, answer, narrowed }) =>
    fileRow(`book of ${of}`, `${path}/book.epub`, 'book', answer, { given: { of }, narrowed }),
  )

/** The first match counts. @type {AddressRow[]} */
export const addresses = [
  ...feedRows,
  ...bookRows,
  fileRow('search description', '/opensearch.xml', 'searchDescription', 'section', { unlinked: true }),
  ...listRows,
  page('page of news', '/news/page/:page', 'news', 'news'),
  page('page of changes', '/changes/page/:page', 'changes', 'changes'),
  ...kindsThatEnd.flatMap((folder) => [
    page(`page of ${folder}`, `/${folder}/page/:page`, 'ending', 'ending list', { given: { folder } }),
    fileRow(`calendar of ${folder}`, `/${folder}/calendar.ics`, 'calendarOfFolder', 'ending list', {
      given: { folder },
      shared: true,
    }),
  ]),
  page('archive', '/archive', 'archive', 'section', { holds: 'posts' }),
  page('topics', '/topics', 'terms', 'section', { given: { kind: 'topic' }, holds: 'both' }),
  page('countries', '/countries', 'terms', 'section', { given: { kind: 'country' }, holds: 'both' }),
  page('page of a topic', '/topics/:slug/page/:page', 'term', 'topic', { given: { kind: 'topic' } }),
  page('page of a country', '/countries/:slug/page/:page', 'term', 'country', { given: { kind: 'country' } }),
  page('page of a month', '/:year/:month/page/:page', 'month', 'period'),
  // In a language without texts, the search box searches all languages.
  page('search', '/search', 'search', 'always'),
  // In every language, also without texts. Without help services, an editor's page may have these addresses.
  page('help', '/help', 'help', 'help'),
  page('help in a country', '/help/:slug', 'helpIn', 'help'),

  page('post', postPath, 'entry', 'entry'),
  fileRow('reference of a post', `${postPath}/cite.:format`, 'cite', 'entry form'),
  fileRow('references of publications', '/publications/cite.:format', 'citeList', 'section', { narrowed: true }),
  page('publication', publication, 'entry', 'entry'),
  fileRow('reference of a publication', `${publication}/cite.:format`, 'cite', 'entry form'),
  fileRow('links of a publication', `${publication}/linkset`, 'linkset', 'entry form', {
    given: { format: 'text' },
    shared: true,
    unlinked: true,
  }),
  fileRow('links of a publication as JSON', `${publication}/linkset.json`, 'linkset', 'entry form', {
    given: { format: 'json' },
    shared: true,
    unlinked: true,
  }),
  ...kindsThatEnd.flatMap((folder) => {
    const text = `/${folder}/:slug`
    const one = folder.slice(0, -1)
    return [
      page(one, text, 'entry', 'entry'),
      fileRow(`reference of a text in ${folder}`, `${text}/cite.:format`, 'cite', 'entry form'),
      fileRow(`moments of a text in ${folder}`, `${text}/calendar.ics`, 'calendar', 'entry form', { shared: true }),
      fileRow(`figures of a text in ${folder}`, `${text}/table-:number.csv`, 'figures', 'figures'),
      fileRow(`picture of a text in ${folder}`, `${text}/social.png`, 'socialOfEntry', 'entry form'),
    ]
  }),
  page('text of a file', `${publication}/read/:file`, 'readPart', 'reading'),
  page('part of a text', `${publication}/read/:file/:part`, 'readPart', 'reading'),
  page('page in a text', `${publication}/read/:file/page/:number`, 'readPlace', 'reading page'),
  page('heading in a text', `${publication}/read/:file/heading/:heading`, 'readPlace', 'reading heading'),
  fileRow('picture of the site', '/social.png', 'social', 'always'),
  fileRow('figures of a post', `${postPath}/table-:number.csv`, 'figures', 'figures'),
  fileRow('figures of a publication', `${publication}/table-:number.csv`, 'figures', 'figures'),
  fileRow('figures of a page', '/:slug/table-:number.csv', 'figures', 'figures'),
  fileRow('picture of a post', `${postPath}/social.png`, 'socialOfEntry', 'entry form'),
  fileRow('picture of a publication', `${publication}/social.png`, 'socialOfEntry', 'entry form'),
  fileRow('picture of a page', '/:slug/social.png', 'socialOfEntry', 'entry form'),

  once('sitemap', '/sitemap.xml', 'sitemapFile', 'always', { unlinked: true }),
  once('part of the sitemap', '/sitemap/:name.xml', 'sitemapPartFile', 'sitemap part'),
  once('rules for crawlers', '/robots.txt', 'robots', 'always', { unlinked: true }),
  // Search engines fetch it to check who notifies them.
  once('key for search engines', '/:key.txt', 'searchKeyFile', 'search key'),
  once('guide for language models', '/llms.txt', 'llms', 'always'),
  ...iconSizes.map((size) =>
    once(`icon of ${size} pixels`, `/icon-${size}.png`, 'icon', 'icon', {
      given: { size: String(size) },
      unlinked: size > 180 || undefined,
    }),
  ),
  // The front door has its own icon for a site without one.
  once('icon for old browsers', '/favicon.ico', 'icon', 'icon', {
    given: { size: 'ico' },
    unlinked: true,
    overFile: true,
  }),
  once('web manifest', '/manifest.webmanifest', 'webManifest', 'icon'),
  once('security contact', '/.well-known/security.txt', 'securityContact', 'security contact', { unlinked: true }),
  once('harvesting', '/oai', 'oai', 'always', { forPrograms: true, posted: true }),
  apiRow('start of the API', '', 'apiStart', 'always'),
  apiRow('description of the API', '/openapi.json', 'apiDescription', 'always'),
  apiRow('entries in the API', '/entries', 'apiList', 'always', { given: { of: 'entries' } }),
  apiRow('publications in the API', '/publications', 'apiList', 'always', { given: { of: 'publications' } }),
  apiRow('entry in the API', '/entries/:of', 'apiEntry', 'api entry', { given: { kind: 'entry' } }),
  apiRow('publication in the API', '/publications/:of', 'apiEntry', 'api publication', {
    given: { kind: 'publication' },
  }),
  apiRow('terms in the API', '/terms', 'apiTerms', 'always'),
  apiRow('anything else in the API', '/*rest', 'apiNothing', 'nothing'),

  { name: 'file', path: '/files/:lineage/:name', answer: 'file', isFile: true, once: true },
  { name: 'version of a file', path: '/files/:lineage/:version/:name', answer: 'file', isFile: true, once: true },
  { name: 'picture', path: '/media/:id/:picture', answer: 'picture', isFile: true, once: true },

  // Any other address may be an editor's page.
  page('page', '/*path', 'entry', 'entry'),
]

/**
 * `site`: public pages; `desk`: staff; `api`: programs; `files`: uploads; `assets`: the build; `preview`: a draft
 * behind a secret.
 * @typedef {'site' | 'desk' | 'api' | 'files' | 'assets' | 'preview'} Area
 */

/**
 * First segments, or first two, of addresses that are not only public pages. The public API counts as public pages, and
 * is kept like them.
 * @type {Record<string, Area>}
 */
export const pathAreas = {
  '/_next': 'assets',
  '/files': 'files',
  '/media': 'files',
  '/preview': 'preview',
  '/admin': 'desk',
  '/sign-in': 'desk',
  '/setup': 'desk',
  '/api': 'api',
  '/api/auth': 'desk',
  '/api/desk': 'desk',
  '/api/v1': 'site',
}

/** First segments beside those of languages. No page has a segment with a dot, so such segments are left out. */
export const ownSegments = new Set(
  [...addresses.map(({ path }) => path), ...Object.keys(pathAreas)]
    .map((path) => path.split('/')[1] ?? '')
    .filter((segment) => /^[a-z0-9-]+$/.test(segment)),
)

// @ts-check
/**
 * The only table of public addresses, as plain data that every layer may import. Rewrites (next.config.mjs), handlers
 * (app/(site)/handlers.ts), answers (domain/published/answers.ts), the front door, and the first segments forbidden for
 * pages are derived from it.
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
 * @property {string} [to] the folder of the handler under app/(site)/-/[lang], with its parameters; absent where the front
 *   door answers
 * @property {Question} answer
 * @property {true} [isFile] the answer is no page
 * @property {true} [once] it exists once, not in every language
 * @property {'posts' | 'publications' | 'both' | 'events' | 'calls'} [holds] a list in sitemaps, by the texts that change it
 * @property {true} [narrowed] its query chooses among publications
 * @property {true} [shared] scripts of other sites may read it
 * @property {true} [forPrograms] the handler sees the whole query, and answers 404 in a form for programs
 * @property {true} [unlinked] no page links to it, so a copy of the site needs its address
 * @property {true} [overFile] a file in `public` has the same address, and is sent where this row has no answer
 * @property {true} [posted] POST is allowed
 */

/** Patterns of parts that are not any single segment. */
export const parts = {
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

/** @param {string} name @param {string} path @param {string} to @param {Question} answer @param {Partial<AddressRow>} more */
const page = (name, path, to, answer, more = {}) => ({ name, path, to, answer, ...more })

/** A file rather than a page. @type {typeof page} */
const file = (name, path, to, answer, more = {}) => ({ name, path, to, answer, isFile: true, ...more })

/** A file that exists once, not in every language. @type {typeof page} */
const once = (name, path, to, answer, more = {}) => file(name, path, to, answer, { once: true, ...more })

/** An address of the API. @type {typeof page} */
const api = (name, path, to, answer) =>
  once(name, `/api/v1${path}`, `api/v1/${to}`, answer, { shared: true, forPrograms: true })

/** Pixels. The last two are only for the web manifest. */
export const iconSizes = [32, 48, 180, 192, 512]

const post = '/:year/:month/:slug'
const publication = '/publications/:slug'

/** The folders of texts that end; each is also the address of their list. @type {('events' | 'calls')[]} */
const ending = ['events', 'calls']

/** Lists, each with the name of its feeds. @type {[string, AddressRow][]} */
const lists = [
  ['site', page('front page', '/', 'front', 'section', { holds: 'both' })],
  ['news', page('news', '/news', 'news/1', 'news', { holds: 'posts' })],
  [
    'publications',
    page('publications', '/publications', 'publications', 'section', { holds: 'publications', narrowed: true }),
  ],
  ['topic/:slug', page('topic', '/topics/:slug', 'term/topic/:slug/1', 'topic')],
  ['country/:slug', page('country', '/countries/:slug', 'term/country/:slug/1', 'country')],
  ['year/:year', page('year', '/:year', 'year/:year', 'period')],
  ['month/:year/:month', page('month', '/:year/:month', 'month/:year/:month/1', 'period')],
  // An editor's older page may have one of these addresses, and keeps it.
  ...ending.map(
    (folder) =>
      /** @type {[string, AddressRow]} */ ([
        folder,
        page(folder, `/${folder}`, `ending/${folder}/1`, 'ending list', { holds: folder }),
      ]),
  ),
  ['changes', page('changes', '/changes', 'changes/1', 'changes', { holds: 'both' })],
]

/** Three formats for each list. They come before the addresses with a free last part. */
const feeds = Object.entries({ 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' }).flatMap(
  ([ending, format]) =>
    lists.map(([of, { name, path, answer, narrowed }]) =>
      file(`${format} feed of ${name}`, `${path === '/' ? '' : path}/${ending}`, `feed/${format}/${of}`, answer, {
        narrowed,
        shared: true,
      }),
    ),
)

const books = lists
  .filter(([, { name }]) => ['publications', 'topic', 'country', 'year', 'month'].includes(name))
  .map(([of, { name, path, answer, narrowed }]) =>
    file(`book of ${name}`, `${path}/book.epub`, `book/${of}`, answer, { narrowed }),
  )

/** The first match counts. @type {AddressRow[]} */
export const addresses = [
  ...feeds,
  ...books,
  file('search description', '/opensearch.xml', 'opensearch-xml', 'section', { unlinked: true }),
  ...lists.map(([, row]) => row),
  page('page of news', '/news/page/:page', 'news/:page', 'news'),
  page('page of changes', '/changes/page/:page', 'changes/:page', 'changes'),
  ...ending.flatMap((folder) => [
    page(`page of ${folder}`, `/${folder}/page/:page`, `ending/${folder}/:page`, 'ending list'),
    file(`calendar of ${folder}`, `/${folder}/calendar.ics`, `calendar/${folder}`, 'ending list', { shared: true }),
  ]),
  page('archive', '/archive', 'archive', 'section', { holds: 'posts' }),
  page('topics', '/topics', 'terms/topic', 'section', { holds: 'both' }),
  page('countries', '/countries', 'terms/country', 'section', { holds: 'both' }),
  page('page of a topic', '/topics/:slug/page/:page', 'term/topic/:slug/:page', 'topic'),
  page('page of a country', '/countries/:slug/page/:page', 'term/country/:slug/:page', 'country'),
  page('page of a month', '/:year/:month/page/:page', 'month/:year/:month/:page', 'period'),
  // In a language without texts, the search box searches all languages.
  page('search', '/search', 'search', 'always'),
  // In every language, also without texts. Without help services, an editor's page may have these addresses.
  page('help', '/help', 'help', 'help'),
  page('help in a country', '/help/:slug', 'help/:slug', 'help'),

  page('post', post, `entry${post}`, 'entry'),
  file('reference of a post', `${post}/cite.:format`, 'cite/:format', 'entry form'),
  file('references of publications', '/publications/cite.:format', 'cite-list/:format', 'section', { narrowed: true }),
  page('publication', publication, `entry${publication}`, 'entry'),
  file('reference of a publication', `${publication}/cite.:format`, 'cite/:format', 'entry form'),
  file('links of a publication', `${publication}/linkset`, 'linkset/text/:slug', 'entry form', {
    shared: true,
    unlinked: true,
  }),
  file('links of a publication as JSON', `${publication}/linkset.json`, 'linkset/json/:slug', 'entry form', {
    shared: true,
    unlinked: true,
  }),
  ...ending.flatMap((folder) => {
    const text = `/${folder}/:slug`
    const one = folder.slice(0, -1)
    return [
      page(one, text, `entry${text}`, 'entry'),
      file(`reference of a text in ${folder}`, `${text}/cite.:format`, 'cite/:format', 'entry form'),
      file(`moments of a text in ${folder}`, `${text}/calendar.ics`, 'calendar', 'entry form', { shared: true }),
      file(`figures of a text in ${folder}`, `${text}/table-:number.csv`, 'figures/:number', 'figures'),
      file(`picture of a text in ${folder}`, `${text}/social.png`, 'social/:slug', 'entry form'),
    ]
  }),
  page('text of a file', `${publication}/read/:file`, 'read/:slug/:file/1', 'reading'),
  page('part of a text', `${publication}/read/:file/:part`, 'read/:slug/:file/:part', 'reading'),
  page('page in a text', `${publication}/read/:file/page/:number`, 'read/:slug/:file/page/:number', 'reading page'),
  page(
    'heading in a text',
    `${publication}/read/:file/heading/:heading`,
    'read/:slug/:file/heading/:heading',
    'reading heading',
  ),
  file('picture of the site', '/social.png', 'social', 'always'),
  file('figures of a post', `${post}/table-:number.csv`, 'figures/:number', 'figures'),
  file('figures of a publication', `${publication}/table-:number.csv`, 'figures/:number', 'figures'),
  file('figures of a page', '/:slug/table-:number.csv', 'figures/:number', 'figures'),
  file('picture of a post', `${post}/social.png`, 'social/:slug', 'entry form'),
  file('picture of a publication', `${publication}/social.png`, 'social/:slug', 'entry form'),
  file('picture of a page', '/:slug/social.png', 'social/:slug', 'entry form'),

  once('sitemap', '/sitemap.xml', 'sitemap-xml', 'always', { unlinked: true }),
  once('part of the sitemap', '/sitemap/:name.xml', 'sitemap-part/:name', 'sitemap part'),
  once('rules for crawlers', '/robots.txt', 'robots', 'always', { unlinked: true }),
  // Search engines fetch it to check who notifies them.
  once('key for search engines', '/:key.txt', 'search-key/:key', 'search key'),
  once('guide for language models', '/llms.txt', 'llms-txt', 'always'),
  ...iconSizes.map((size) =>
    once(`icon of ${size} pixels`, `/icon-${size}.png`, `icon/${size}`, 'icon', { unlinked: size > 180 || undefined }),
  ),
  // The front door has its own icon for a site without one.
  once('icon for old browsers', '/favicon.ico', 'icon/ico', 'icon', { unlinked: true, overFile: true }),
  once('web manifest', '/manifest.webmanifest', 'web-manifest', 'icon'),
  once('security contact', '/.well-known/security.txt', 'security-txt', 'security contact', { unlinked: true }),
  once('harvesting', '/oai', 'oai', 'always', { forPrograms: true, posted: true }),
  api('start of the API', '', 'start', 'always'),
  api('description of the API', '/openapi.json', 'description', 'always'),
  api('entries in the API', '/entries', 'list/entries', 'always'),
  api('publications in the API', '/publications', 'list/publications', 'always'),
  api('entry in the API', '/entries/:of', 'one/entry/:of', 'api entry'),
  api('publication in the API', '/publications/:of', 'one/publication/:of', 'api publication'),
  api('terms in the API', '/terms', 'terms', 'always'),
  api('anything else in the API', '/*rest', 'nothing', 'nothing'),

  { name: 'file', path: '/files/:lineage/:name', answer: 'file', isFile: true, once: true },
  { name: 'version of a file', path: '/files/:lineage/:version/:name', answer: 'file', isFile: true, once: true },
  { name: 'picture', path: '/media/:id/:picture', answer: 'picture', isFile: true, once: true },

  // Any other address may be an editor's page.
  page('page', '/*path', 'entry/*path', 'entry'),
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
export const areas = {
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

/** The folder of public pages. No public address begins with it, so only the table leads there. */
export const privatePrefix = '-'

/** Replaces the language in addresses without a prefix: the main language is a setting, unknown at build. */
export const mainFolder = 'main'

/** Languages at the beginning of an address. The main language's prefix redirects. */
export const prefixes = ['en', 'km', 'lo', 'my', 'th', 'vi', 'zh']

/** No page has a segment with a dot, so such segments are left out. */
export const ownSegments = new Set(
  [...addresses.map(({ path }) => path), ...Object.keys(areas), ...prefixes.map((one) => `/${one}`)]
    .map((path) => path.split('/')[1] ?? '')
    .filter((segment) => /^[a-z0-9-]+$/.test(segment)),
)

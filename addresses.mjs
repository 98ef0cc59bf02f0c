/**
 * The one table of public addresses: each shape and the folder under app/(site)/-/[lang] that serves it.
 * The first segment can be a year, a page or a language, which folders alone cannot say. No public address begins with the
 * segment "-", so that a folder is reached through the shapes of this table alone.
 */

/** Every list has a feed in three formats. They stand before the addresses whose last part could be anything. */
const lists = [
  ['', 'site'],
  ['/news', 'news'],
  ['/publications', 'library'],
  ['/topics/:slug', 'topic/:slug'],
  ['/countries/:slug', 'country/:slug'],
  ['/:year(\\d{4})', 'year/:year'],
  ['/:year(\\d{4})/:month(\\d{2})', 'month/:year/:month'],
]
const feeds = Object.entries({ 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' }).flatMap(([name, format]) =>
  lists.map(([from, to]) => [`${from}/${name}`, `feed/${format}/${to}`]),
)

const table = [
  ...feeds,
  ['/opensearch.xml', 'opensearch-xml'],
  ['', 'front'],
  ['/news', 'latest/1'],
  ['/news/page/:page(\\d+)', 'latest/:page'],
  ['/archive', 'record'],
  ['/:year(\\d{4})', 'year/:year'],
  ['/:year(\\d{4})/:month(\\d{2})', 'month/:year/:month/1'],
  ['/:year(\\d{4})/:month(\\d{2})/page/:page(\\d+)', 'month/:year/:month/:page'],
  ['/:year(\\d{4})/:month(\\d{2})/:slug', 'post/:year/:month/:slug'],
  ['/:year(\\d{4})/:month(\\d{2})/:slug/cite.:format(bib|ris|json|xml)', 'cite/:format/:year/:month/:slug'],
  ['/publications/cite.:format(bib|ris|json|xml)', 'cite-list/:format'],
  ['/publications/:slug/cite.:format(bib|ris|json|xml)', 'cite/:format/:slug'],
  ['/publications', 'library'],
  ['/publications/:slug', 'publication/:slug'],
  ['/publications/:slug/linkset', 'linkset/text/:slug'],
  ['/publications/:slug/linkset.json', 'linkset/json/:slug'],
  ['/publications/:slug/read/:file', 'reading/:slug/:file/1'],
  ['/publications/:slug/read/:file/:part(\\d+)', 'reading/:slug/:file/:part'],
  ['/publications/:slug/read/:file/page/:number(\\d+)', 'reading/:slug/:file/page/:number'],
  ['/social.png', 'social'],
  ['/:year(\\d{4})/:month(\\d{2})/:slug/social.png', 'social/:year/:month/:slug'],
  ['/publications/:slug/social.png', 'social/:slug'],
  ['/:slug/social.png', 'social/:slug'],
  ['/topics', 'terms/topic'],
  ['/countries', 'terms/country'],
  ['/topics/:slug', 'term/topic/:slug/1'],
  ['/topics/:slug/page/:page(\\d+)', 'term/topic/:slug/:page'],
  ['/countries/:slug', 'term/country/:slug/1'],
  ['/countries/:slug/page/:page(\\d+)', 'term/country/:slug/:page'],
  ['/search', 'finding'],
]
// Machines' files exist once, not in every language.
const once = [
  ['/sitemap.xml', 'sitemap-xml'],
  ['/sitemap/:part.xml', 'sitemap-part/:part'],
  ['/robots.txt', 'robots'],
  // What search engines that are told of changes fetch to know who tells them.
  ['/:key([0-9a-f]{32}).txt', 'search-key/:key'],
  ['/oai', 'harvest'],
  ['/api/v1', 'open-data/start'],
  ['/api/v1/openapi.json', 'open-data/description'],
  ['/api/v1/entries', 'open-data/list/entries'],
  ['/api/v1/publications', 'open-data/list/publications'],
  ['/api/v1/entries/:of', 'open-data/one/entry/:of'],
  ['/api/v1/publications/:of', 'open-data/one/publication/:of'],
  ['/api/v1/terms', 'open-data/terms'],
  ['/api/v1/:rest*', 'open-data/nothing'],
  ['/llms.txt', 'llms-txt'],
  ['/.well-known/security.txt', 'security-txt'],
]

/** The shapes that end in a file's name: feeds, lists of references, what machines read. */
export const fileShapes = [...table, ...once].flatMap(([from = '']) => (from.includes('.') ? [from] : []))

export const otherLanguages = ['km', 'lo', 'my', 'th', 'vi', 'zh']
const lang = `:lang(${otherLanguages.join('|')})`

/**
 * First segments that no page can have: those of the table, of what the front door answers by itself, and languages.
 * A segment with a dot is not among them, since no page has one.
 */
export const ownSegments = new Set([
  ...[...table, ...once].map(([from]) => from.split('/')[1] ?? '').filter((segment) => /^[a-z0-9-]+$/.test(segment)),
  'admin',
  'sign-in',
  'setup',
  'preview',
  'api',
  'files',
  'media',
  'en',
  ...otherLanguages,
])

export const rewrites = {
  // From outside, nobody names a folder.
  beforeFiles: [{ source: '/-/:rest*', destination: '/-/en/item/-' }],
  afterFiles: [
    ...table.map(([from, to]) => ({ source: `/${lang}${from}`, destination: `/-/:lang/${to}` })),
    ...[...table, ...once].map(([from, to]) => ({ source: from || '/', destination: `/-/en/${to}` })),
  ],
  // What is left may be a page of an editor.
  fallback: [
    { source: `/${lang}/:path*`, destination: '/-/:lang/item/:path*' },
    { source: '/:path*', destination: '/-/en/item/:path*' },
  ],
}

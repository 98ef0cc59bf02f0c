import { languageOfPrefix, languagePrefix } from '../languages/languages'
import { isPaged } from './public-address'

export type NewAddress = string | { path: string; endings: string[] }

/** Returns likely places of WordPress addresses (feeds, tags, uploads, queries), the likeliest first. No look-up. */
export function oldShapes(source: string): NewAddress[] {
  const [path = '', query] = source.split('?') as [string, string?]
  const [, first = ''] = path.split('/')
  const language = languageOfPrefix(first)
  const prefix = language ? languagePrefix(language) : ''
  const bare = path.slice(prefix.length) || '/'
  const withPrefix = (path: string) =>
    prefix && path !== sitemapPath ? prefix + path.replace(/^\/(?=\?|$)/, '') : path
  const targets = query === undefined ? newAddressesOfPath(bare) : newAddressesOfQuery(query, bare)
  return targets.map((target) =>
    typeof target === 'string' ? withPrefix(target) : { ...target, path: withPrefix(target.path) },
  )
}

/** Returns whether an old address leads to a place without a redirect. */
export function leadsByShape(path: string, to: string) {
  return path === to || oldShapes(path).includes(to)
}

/** A file of an old network of sites; no file of this site has such an address. */
export function isOldFileAddress(path: string) {
  return /^\/files\/\d{4}\/\d\d\/[^/]+$/.test(path)
}

const sitemapPath = '/sitemap.xml'

type OldShape = { pattern: RegExp; guard?: RegExp; targets: (...parts: string[]) => NewAddress[] }

// The first match counts. A missing part is empty.
const knownShapes: OldShape[] = [
  // Sitemaps of WordPress and its plugins, by kind of text, compressed or not.
  {
    pattern: /^\/(?:wp-sitemap(?:[-_][a-z0-9_-]+)?|(?:[a-z0-9_-]+[-_])?sitemap(?:[-_]?index|[-_]?\d+)?)\.xml(?:\.gz)?$/,
    targets: () => [sitemapPath],
  },
  { pattern: /^\/comments(\/feed.*)$/, targets: (feed) => [feed] },
  {
    pattern: /^(.*)\/feed(?:\/(rss|rss2|rdf|atom))?$/,
    targets: (path, kind) => [{ path: path || '/', endings: feedAddresses(kind, path) }],
  },
  { pattern: /^\/page\/(\d+)$/, targets: (page) => [{ path: '/news', endings: [`/page/${page}`, ''] }] },
  {
    pattern: /^(.+)(\/page\/\d+)$/,
    // Pages of the site's own lists: one past the end does not exist.
    targets: (path, page) => [{ path, endings: isPaged(path) ? [page] : [page, ''] }],
  },
  { pattern: /^\/(?:category|tag)\/(?:[^/]+\/)*?([^/]+)$/, targets: (slug) => termsNamed(slug) },
  // This site has no lists by author.
  { pattern: /^\/author\/[^/]+$/, targets: () => ['/news'] },
  { pattern: /^\/(\d{4}\/\d{2})\/\d{2}(\/[^/]+)?$/, targets: (month, post) => [`/${month}${post}`] },
  { pattern: /^\/search\/([^/]+)(?:\/.*)?$/, targets: (words) => [`/search?q=${words.replaceAll('+', '%20')}`] },
  { pattern: /^\/archives\/(\d+)$/, targets: (id) => [`/?p=${id}`] },
  // WordPress may have stood in a folder of its own.
  {
    pattern: /^(\/.*)\.([a-z0-9]{2,5})$/,
    // The last alternative is a file of a network of sites; redirects say which hosts had a network.
    guard: /\/(?:wp-content\/uploads|wp-content\/blogs\.dir\/\d{1,12}\/files|files\/\d{4}\/\d\d)\/[^.]/,
    targets: (name, kind) => uploadAddresses(name, kind),
  },
  { pattern: /^(?:\/index\.php)(\/.+)$/, targets: (path) => [path] },
  { pattern: /^(.*)\/(?:index|default|home)\.(?:html?|php|aspx?)$/, targets: (folder) => [folder || '/'] },
  { pattern: /^(\/.+)\.(?:html?|php|aspx?)$/, targets: (page) => [page] },
  // Other addresses of a post: pages of comments, other formats or parts.
  { pattern: /^(\/.+)\/(?:comment-page-\d+|amp|embed|trackback)$/, targets: (path) => [path] },
  { pattern: /^(\/\d{4}\/\d{2}\/[^/]+)\/\d{1,2}$/, guard: /^\/\d{4}\/\d{2}\/\d*[^\d/]/, targets: (post) => [post] },
]

function newAddressesOfPath(bare: string): NewAddress[] {
  for (const { pattern, guard, targets } of knownShapes) {
    const match = pattern.exec(bare)
    if (!match || (guard && !guard.test(bare))) continue
    const [, ...parts] = match
    return targets(...parts.map((part: string | undefined) => part ?? ''))
  }
  return []
}

function feedAddresses(kind: string, path: string) {
  return [...(kind === 'atom' ? ['/atom.xml'] : []), '/feed.xml', ...(path ? [''] : [])]
}

function termsNamed(slug: string) {
  return [`/topics/${slug}`, `/countries/${slug}`]
}

/** Finds the original of a smaller picture: by size, for sharp screens, or of a PDF's first page. */
function uploadAddresses(name: string, kind: string) {
  const whole = name.replace(/(-scaled)?(-\d{1,5}x\d{1,5})?(@2x)?$/, '')
  const ofPdf = /^(.+)-pdf$/.exec(whole)?.[1]
  const names = [`${whole}.${kind}`, `${whole}-scaled.${kind}`, ...(ofPdf ? [`${ofPdf}.pdf`] : [])]
  return names.filter((candidate) => candidate !== `${name}.${kind}`)
}

// Posts, pages and uploads share one numbering: each name finds all three.
const numberedParameters = ['p', 'page_id', 'attachment_id']

function newAddressesOfQuery(query: string, path: string): NewAddress[] {
  const [name = '', value = ''] = query.split('=')
  if (numberedParameters.includes(name))
    return numberedParameters.filter((otherName) => otherName !== name).map((other) => `${path}?${other}=${value}`)
  if (path !== '/') return []
  switch (name) {
    case 'feed':
      return [{ path: '/', endings: feedAddresses(value, '') }]
    case 'tag':
      return [`/tag/${value}`]
    case 'cat':
    case 'category_name':
      return /^\d+$/.test(value) ? [] : [`/category/${value}`]
    case 'author':
    case 'author_name':
      return ['/news']
    case 's':
      return [`/search?q=${value}`]
    case 'm':
      return [
        value.replace(/^(\d{4})(\d{2})?.*/, (_, year: string, month?: string) =>
          month ? `/${year}/${month}` : `/${year}`,
        ),
      ]
    default:
      return []
  }
}

import { isLanguage, siteLanguage } from './languages'
import { isPaged } from './public-address'

/** Where a thing may be: at a path, or with the first of some endings that is there after what leads from a path. */
export type NewAddress = string | { of: string; endings: string[] }

/**
 * Where the things may be that WordPress had under an address of its own making, the likeliest first: feeds, pages of lists,
 * categories and tags, authors, days, uploads in every size, files of before there was a WordPress, and what a query at the
 * front page named. Whether anything is there, or leads on from there, is not known here.
 * @param source a path in its one spelling, with its query where it is one of the old kind
 */
export function oldShapes(source: string): NewAddress[] {
  const [path = '', query] = source.split('?') as [string, string?]
  const [, first = ''] = path.split('/')
  const prefix = isLanguage(first) && first !== siteLanguage ? `/${first}` : ''
  const bare = path.slice(prefix.length) || '/'
  const at = (one: string) => (prefix ? prefix + one.replace(/^\/(?=\?|$)/, '') : one)
  const places = query === undefined ? ofPath(bare) : ofQuery(query, bare)
  return places.map((place) => (typeof place === 'string' ? at(place) : { ...place, of: at(place.of) }))
}

/** `fits`: what must be true of a path beside. */
type Shape = { is: RegExp; fits?: RegExp; places: (...parts: string[]) => NewAddress[] }

// The first that fits is taken. A part that is not there is empty.
const shapes: Shape[] = [
  { is: /^\/comments(\/feed.*)$/, places: (feed) => [feed] },
  { is: /^(.*)\/feed(?:\/(rss|rss2|rdf|atom))?$/, places: (of, kind) => [{ of: of || '/', endings: feeds(kind, of) }] },
  { is: /^\/page\/(\d+)$/, places: (page) => [{ of: '/news', endings: [`/page/${page}`, ''] }] },
  {
    is: /^(.+)(\/page\/\d+)$/,
    // The pages of the site's own lists: one past the end is nowhere.
    places: (of, page) => [{ of, endings: isPaged(of) ? [page] : [page, ''] }],
  },
  { is: /^\/(?:category|tag)\/(?:[^/]+\/)*?([^/]+)$/, places: (slug) => termsNamed(slug) },
  // Who wrote what is told on its page; lists of one author there are none.
  { is: /^\/author\/[^/]+$/, places: () => ['/news'] },
  { is: /^\/(\d{4}\/\d{2})\/\d{2}(\/[^/]+)?$/, places: (month, post) => [`/${month}${post}`] },
  { is: /^\/search\/([^/]+)(?:\/.*)?$/, places: (words) => [`/search?q=${words.replaceAll('+', '%20')}`] },
  { is: /^\/archives\/(\d+)$/, places: (id) => [`/?p=${id}`] },
  // WordPress may have stood in a folder of its own.
  { is: /^(\/.*)\.([a-z0-9]{2,5})$/, fits: /\/wp-content\/uploads\/[^.]/, places: (name, kind) => uploads(name, kind) },
  { is: /^(?:\/index\.php)(\/.+)$/, places: (path) => [path] },
  { is: /^(.*)\/(?:index|default|home)\.(?:html?|php|aspx?)$/, places: (folder) => [folder || '/'] },
  { is: /^(\/.+)\.(?:html?|php|aspx?)$/, places: (page) => [page] },
  // Of a post: its pages of comments, and itself in another form or in parts.
  { is: /^(\/.+)\/(?:comment-page-\d+|amp|embed|trackback)$/, places: (of) => [of] },
  { is: /^(\/\d{4}\/\d{2}\/[^/]+)\/\d{1,2}$/, fits: /^\/\d{4}\/\d{2}\/\d*[^\d/]/, places: (post) => [post] },
]

function ofPath(bare: string): NewAddress[] {
  for (const { is, fits, places } of shapes) {
    const found = is.exec(bare)
    if (!found || (fits && !fits.test(bare))) continue
    const [, ...parts] = found
    return places(...parts.map((part: string | undefined) => part ?? ''))
  }
  return []
}

/** The feed of what leads from a path; of what has none, the thing itself. */
function feeds(kind: string, of: string) {
  return [...(kind === 'atom' ? ['/atom.xml'] : []), '/feed.xml', ...(of ? [''] : [])]
}

function termsNamed(slug: string) {
  return [`/topics/${slug}`, `/countries/${slug}`]
}

/** The upload that a smaller picture was made of: in size, for sharper screens, or of the first page of a PDF. */
function uploads(name: string, kind: string) {
  const whole = name.replace(/(-scaled)?(-\d{1,5}x\d{1,5})?(@2x)?$/, '')
  const ofPdf = /^(.+)-pdf$/.exec(whole)?.[1]
  const names = [`${whole}.${kind}`, `${whole}-scaled.${kind}`, ...(ofPdf ? [`${ofPdf}.pdf`] : [])]
  return names.filter((one) => one !== `${name}.${kind}`)
}

// One number counts posts, pages and uploads: each name of it finds all three.
const numbered = ['p', 'page_id', 'attachment_id']

function ofQuery(query: string, at: string): NewAddress[] {
  const [name = '', value = ''] = query.split('=')
  if (numbered.includes(name))
    return numbered.filter((other) => other !== name).map((other) => `${at}?${other}=${value}`)
  if (at !== '/') return []
  switch (name) {
    case 'feed':
      return [{ of: '/', endings: feeds(value, '') }]
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

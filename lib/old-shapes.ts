import { isLanguage, siteLanguage } from './languages'

/**
 * Where the things may be that WordPress had under an address of its own making, the likeliest first: feeds, categories and
 * tags, days, pages of the front page, and what a query at the front page named. Whether anything is there is not known here.
 * @param source a path in its one spelling, with its query where it is one of the old kind
 */
export function oldShapes(source: string): string[] {
  const [path = '', query] = source.split('?') as [string, string?]
  const [, first = ''] = path.split('/')
  const prefix = isLanguage(first) && first !== siteLanguage ? `/${first}` : ''
  const bare = path.slice(prefix.length) || '/'
  const found = query === undefined ? ofPath(bare) : ofQuery(query)
  return found.map((one) => prefix + one || '/')
}

function ofPath(bare: string): string[] {
  const feed = /^(.*)\/feed(?:\/(rss|rss2|rdf|atom))?$/.exec(bare)
  if (feed) {
    const [, of = '', kind] = feed
    const lists = of === '' ? [''] : [of, ...ofPath(of)]
    return lists.flatMap((list) => feedsOf(list, kind))
  }
  const term = /^\/(?:category|tag)\/(?:[^/]+\/)*?([^/]+)(\/page\/\d+)?$/.exec(bare)
  if (term) return termsNamed(term[1]!, term[2])
  const day = /^\/(\d{4}\/\d{2})\/\d{2}(\/[^/]+)?$/.exec(bare)
  if (day) return [`/${day[1]}${day[2] ?? ''}`]
  const page = /^(\/page\/\d+)$/.exec(bare)
  return page ? [`/news${page[1]}`] : []
}

function ofQuery(query: string): string[] {
  const [name, value = ''] = query.split('=')
  if (name === 'feed') return feedsOf('', value)
  if (name === 'tag') return termsNamed(value)
  if (name !== 'm') return []
  const [, year, month] = /^(\d{4})(\d{2})?/.exec(value) ?? []
  return [month ? `/${year}/${month}` : `/${year}`]
}

function feedsOf(list: string, kind?: string) {
  return [...(kind === 'atom' ? [`${list}/atom.xml`] : []), `${list}/feed.xml`]
}

function termsNamed(slug: string, page = '') {
  return [`/topics/${slug}${page}`, `/countries/${slug}${page}`]
}

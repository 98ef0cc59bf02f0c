export const feedFormats = {
  rss: { name: 'RSS', file: 'feed.xml', type: 'application/rss+xml' },
  atom: { name: 'Atom', file: 'atom.xml', type: 'application/atom+xml' },
  json: { name: 'JSON', file: 'feed.json', type: 'application/feed+json' },
}
export type FeedFormat = keyof typeof feedFormats
export const feedNames = Object.keys(feedFormats) as FeedFormat[]

/** For example `/2014/10/atom.xml` for `/2014/10`. The query stays. */
export function feedAddress(list: string, format: FeedFormat) {
  return listFileAddress(list, feedFormats[format].file)
}

export function bookAddress(list: string) {
  return listFileAddress(list, 'book.epub')
}

function listFileAddress(list: string, file: string) {
  const [path = '', query] = list.split('?')
  const address = `${path === '/' ? '' : path}/${file}`
  return query ? `${address}?${query}` : address
}

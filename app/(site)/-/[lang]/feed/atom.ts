import { authorsOf, filesOf, htmlOf, idOf, summaryOf, termsOf } from './entry'
import type { Feed } from './feed'
import { attributesOf, element, empty, explanation, lines, media, picture, prologue, way } from './xml'

/** Atom requires a date of an empty feed too. Validators doubt dates before 1990. */
const dateOfEmptyFeed = Date.UTC(2000, 0)

/** RFC 4287, with whole texts. */
export function atom(feed: Feed) {
  const { language } = feed.frame
  return `${prologue}${lines(
    `<feed${attributesOf({ xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': media, 'xml:lang': language })}>`,
    element('id', feed.home),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', date(feed.changedAt ?? dateOfEmptyFeed)),
    author(feed.publisher),
    element('icon', feed.icon?.small),
    element('logo', feed.logo),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    empty('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
    explanation(feed),
    ...feed.items.map((item) => entry(feed, item)),
    '</feed>',
  )}\n`
}

function entry(feed: Feed, item: Feed['items'][number]) {
  const { frame } = feed
  const files = filesOf(frame, item)
  return lines(
    `<entry${attributesOf({ 'xml:lang': item.language })}>`,
    element('id', idOf(frame, item)),
    element('title', item.title),
    element('published', date(item.dated)),
    element('updated', date(item.updatedAt)),
    ...authorsOf(item).map(author),
    empty('link', { rel: 'alternate', type: 'text/html', hreflang: item.language, href: frame.origin + item.path }),
    ...files.map(({ url, type, bytes, title, language }) =>
      empty('link', { rel: 'enclosure', href: url, type, length: bytes, title, hreflang: language ?? undefined }),
    ),
    ...termsOf(item).map((term) => empty('category', { term })),
    element('summary', summaryOf(frame, item)),
    element('content', htmlOf(frame, item), { type: 'html' }),
    picture(feed, item),
    way(frame.origin + item.path),
    '</entry>',
  )
}

function author(name: string) {
  return `<author>${element('name', name)}</author>`
}

/** RFC 3339. */
function date(at: number) {
  return new Date(at).toISOString()
}

import { authorsOf, filesOf, htmlOf, idOf, summaryOf, termsOf } from './entry'
import type { Feed } from './feed'
import { attributesOf, element, empty, explanation, lines, media, picture, prologue, way } from './xml'

const names = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': media,
}

/** RSS 2.0 with whole texts, in the profile of the RSS Advisory Board. */
export function rss(feed: Feed) {
  const { language } = feed.frame
  return `${prologue}${lines(
    `<rss${attributesOf({ ...names, 'xml:lang': language })}>`,
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', language),
    feed.changedAt === undefined ? undefined : element('lastBuildDate', date(feed.changedAt)),
    empty('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    image(feed),
    explanation(feed),
    ...feed.items.map((item) => entry(feed, item)),
    '</channel>',
    '</rss>',
  )}\n`
}

/** RSS allows a picture of at most 144 pixels width. */
function image({ icon, logo, title, home }: Feed) {
  const url = icon?.small ?? logo
  return url && lines('<image>', element('url', url), element('title', title), element('link', home), '</image>')
}

// One file, because programs that find several take none or any.
function entry(feed: Feed, item: Feed['items'][number]) {
  const { frame } = feed
  const [file] = filesOf(frame, item)
  return lines(
    '<item>',
    element('title', item.title),
    element('link', frame.origin + item.path),
    element('guid', idOf(frame, item), { isPermaLink: 'false' }),
    element('pubDate', date(item.dated)),
    element('atom:updated', new Date(item.updatedAt).toISOString()),
    ...authorsOf(item).map((name) => element('dc:creator', name)),
    element('dc:language', item.language),
    ...termsOf(item).map((name) => element('category', name)),
    element('description', summaryOf(frame, item)),
    `<content:encoded><![CDATA[${htmlOf(frame, item).replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>`,
    file && empty('enclosure', { url: file.url, length: file.bytes, type: file.type }),
    picture(feed, item),
    way(frame.origin + item.path),
    '</item>',
  )
}

/** RFC 822, as RSS requires. */
function date(at: number) {
  return new Date(at).toUTCString()
}

import { machineFile, notFound, sectionRoute } from '@/app/(site)/public-route'
import { feedFormats, type FeedFormat } from '@/components/site/parts'
import { feedExtent, listOf, type ListParams } from './lists'
import { authorsOf, filesOf, htmlOf, idOf, summaryOf, termsOf, pictureOf } from './entry'
import { attributesOf, element, empty, explanationElement, lines, media, pictureElement, prologue, link } from './xml'
import { cleanXml } from '@/lib/formats/xml'
import { feedIn, type Feed } from './feed'

const writers = { rss: writeRss, atom: writeAtom, json: writeJsonFeed }

export const feed = sectionRoute<ListParams & { format: FeedFormat; of: string }>(async (request) => {
  const { params, frame, language } = request
  const list = await listOf(params.of, { ...request, extent: feedExtent })
  if (!list) return notFound()
  const body = writers[params.format](feedIn(params.format, list, frame))
  const { type } = feedFormats[params.format]
  return machineFile(body, type, {
    lastModified: list.changedAt,
    language,
    styled: params.format !== 'json',
    shared: true,
  })
})

const names = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': media,
}

/** Writes RSS 2.0 with whole texts, in the profile of the RSS Advisory Board. */
function writeRss(feed: Feed) {
  const { language } = feed.frame
  return `${prologue}${lines(
    `<rss${attributesOf({ ...names, 'xml:lang': language })}>`,
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', language),
    feed.changedAt === undefined ? undefined : element('lastBuildDate', rssDate(feed.changedAt)),
    empty('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    imageElement(feed),
    explanationElement(feed),
    ...feed.items.map((item) => rssItem(feed, item)),
    '</channel>',
    '</rss>',
  )}\n`
}

/** Returns the picture of a feed, which RSS limits to a width of 144 pixels. */
function imageElement({ icon, logo, title, home }: Feed) {
  const url = icon?.small ?? logo
  return url && lines('<image>', element('url', url), element('title', title), element('link', home), '</image>')
}

// One file alone: programs that find several take any of them, or none.
function rssItem(feed: Feed, item: Feed['items'][number]) {
  const { frame } = feed
  const [file] = filesOf(frame, item)
  return lines(
    '<item>',
    element('title', item.title),
    element('link', frame.origin + item.path),
    element('guid', idOf(frame, item), { isPermaLink: 'false' }),
    element('pubDate', rssDate(item.dated)),
    element('atom:updated', new Date(item.updatedAt).toISOString()),
    ...authorsOf(item).map((name) => element('dc:creator', name)),
    element('dc:language', item.language),
    ...termsOf(item).map((name) => element('category', name)),
    element('description', summaryOf(frame, item)),
    `<content:encoded><![CDATA[${htmlOf(frame, item).replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>`,
    file && empty('enclosure', { url: file.url, length: file.bytes, type: file.type }),
    pictureElement(feed, item),
    link(feed, item),
    '</item>',
  )
}

/** Formats a moment for RSS, by RFC 822. */
function rssDate(at: number) {
  return new Date(at).toUTCString()
}

/** The date of a feed without items, since Atom requires one. Validators doubt dates before 1990. */
const dateOfEmptyFeed = Date.UTC(2000, 0)

/** Writes Atom (RFC 4287) with whole texts. */
function writeAtom(feed: Feed) {
  const { language } = feed.frame
  return `${prologue}${lines(
    `<feed${attributesOf({ xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': media, 'xml:lang': language })}>`,
    element('id', feed.home),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', atomDate(feed.changedAt ?? dateOfEmptyFeed)),
    authorElement(feed.publisher),
    element('icon', feed.icon?.small),
    element('logo', feed.logo),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    empty('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
    explanationElement(feed),
    ...feed.items.map((item) => atomEntry(feed, item)),
    '</feed>',
  )}\n`
}

function atomEntry(feed: Feed, item: Feed['items'][number]) {
  const { frame } = feed
  const files = filesOf(frame, item)
  return lines(
    `<entry${attributesOf({ 'xml:lang': item.language })}>`,
    element('id', idOf(frame, item)),
    element('title', item.title),
    element('published', atomDate(item.dated)),
    element('updated', atomDate(item.updatedAt)),
    ...authorsOf(item).map(authorElement),
    empty('link', { rel: 'alternate', type: 'text/html', hreflang: item.language, href: frame.origin + item.path }),
    ...files.map(({ url, type, bytes, title, language }) =>
      empty('link', { rel: 'enclosure', href: url, type, length: bytes, title, hreflang: language ?? undefined }),
    ),
    ...termsOf(item).map((term) => empty('category', { term })),
    element('summary', summaryOf(frame, item)),
    element('content', htmlOf(frame, item), { type: 'html' }),
    pictureElement(feed, item),
    link(feed, item),
    '</entry>',
  )
}

function authorElement(name: string) {
  return `<author>${element('name', name)}</author>`
}

/** Formats a moment for Atom, by RFC 3339. */
function atomDate(at: number) {
  return new Date(at).toISOString()
}

/** Writes JSON Feed 1.1 (jsonfeed.org) with whole texts. */
function writeJsonFeed({ frame, ...feed }: Feed) {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: frame.language,
    icon: feed.icon?.large ?? feed.logo,
    favicon: feed.icon?.small,
    authors: [{ name: feed.publisher }],
    items: feed.items.map((item) => ({
      id: idOf(frame, item),
      url: frame.origin + item.path,
      title: cleanXml(item.title),
      summary: cleanXml(summaryOf(frame, item)) || undefined,
      content_html: htmlOf(frame, item) || `<p></p>`,
      image: pictureOf(frame, item)?.url,
      date_published: new Date(item.dated).toISOString(),
      date_modified: new Date(item.updatedAt).toISOString(),
      authors: undefinedIfEmpty(authorsOf(item).map((name) => ({ name }))),
      tags: undefinedIfEmpty(termsOf(item)),
      language: item.language,
      attachments: undefinedIfEmpty(
        filesOf(frame, item).map(({ url, type, title, bytes }) => ({
          url,
          mime_type: type,
          title,
          size_in_bytes: bytes,
        })),
      ),
    })),
  })}\n`
}

function undefinedIfEmpty<T>(list: T[]) {
  return list.length > 0 ? list : undefined
}

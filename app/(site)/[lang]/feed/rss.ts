import { local, type Frame } from '@/components/site/frame'
import type { FeedItem } from '@/domain/published/feed'
import { fileAddress } from '@/lib/file-address'
import { absoluteHtml } from '@/lib/html'
import { cleanXml, escapeXml } from '@/lib/xml'

type Feed = { frame: Frame; items: FeedItem[]; path: string }

/** RSS 2.0 with full texts. Addresses are absolute, since a reader shows the text far from here. */
export function rss({ frame, items, path }: Feed) {
  const { origin, site, language } = frame
  const newest = items.length > 0 ? date(Math.max(...items.map((item) => item.updatedAt))) : undefined
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', site.name),
    element('link', origin + local(frame, '/')),
    element('description', site.tagline || site.name),
    element('language', language),
    newest && element('lastBuildDate', newest),
    `<atom:link href="${escapeXml(origin + path)}" rel="self" type="application/rss+xml"/>`,
    ...items.map((item) => entry(frame, item)),
    '</channel>',
    '</rss>',
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

function entry({ origin }: Frame, item: FeedItem) {
  const file = item.files[0]
  return [
    '<item>',
    element('title', item.title),
    element('link', origin + item.path),
    `<guid isPermaLink="false">${escapeXml(`${origin}/#entry-${item.entryId}`)}</guid>`,
    element('pubDate', date(item.dated)),
    item.byline && element('dc:creator', item.byline),
    ...[...item.topics, ...item.countries].map(({ name }) => element('category', name)),
    item.summary && element('description', item.summary),
    `<content:encoded><![CDATA[${absoluteHtml(cleanXml(item.bodyHtml), origin).replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>`,
    file &&
      `<enclosure url="${escapeXml(`${origin}${fileAddress(file)}`)}" length="${file.bytes}" type="${file.type}"/>`,
    '</item>',
  ]
    .filter(Boolean)
    .join('\n')
}

function element(name: string, text: string) {
  return `<${name}>${escapeXml(text)}</${name}>`
}

/** RFC 822, as RSS asks. */
function date(at: number) {
  return new Date(at).toUTCString()
}

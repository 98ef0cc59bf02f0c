import { cleanXml } from '@/lib/formats/xml'
import { authorsOf, filesOf, htmlOf, idOf, pictureOf, summaryOf, termsOf } from './entry'
import type { Feed } from './feed'

/** JSON Feed 1.1 (jsonfeed.org), with whole texts. */
export function json({ frame, ...feed }: Feed) {
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
      authors: some(authorsOf(item).map((name) => ({ name }))),
      tags: some(termsOf(item)),
      language: item.language,
      attachments: some(
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

function some<T>(list: T[]) {
  return list.length > 0 ? list : undefined
}

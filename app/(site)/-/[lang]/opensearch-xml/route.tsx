import { machineFile, section } from '@/app/(site)/public-route'
import { local } from '@/components/site/frame'
import { siteName } from '@/components/site/named'
import { escapeXml } from '@/lib/formats/xml'
import { messagesIn } from '@/lib/messages/messages'

/** The limits of OpenSearch 1.1, in characters. */
const maxLength = { name: 16, description: 1024 }

/** OpenSearch 1.1, draft 6: browsers search the site from their own bar. */
export const GET = section(async ({ frame, language, path }) => {
  const { origin } = frame
  const name = siteName(frame).text
  const url = `${origin}${local(frame, '/search')}?q={searchTerms}`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(cut(name, maxLength.name))}</ShortName>`,
    `<Description>${escapeXml(cut(messagesIn(frame.language).feeds.search({ site: name }), maxLength.description))}</Description>`,
    `<Url type="text/html" template="${escapeXml(url)}"/>`,
    `<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(origin + path)}"/>`,
    frame.site.icon
      ? `<Image type="image/png" width="48" height="48">${escapeXml(origin)}/icon-48.png</Image>`
      : `<Image type="image/svg+xml">${escapeXml(origin)}/icon.svg</Image>`,
    `<Language>${language}</Language>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    '</OpenSearchDescription>',
  ]
  return machineFile(`${lines.join('\n')}\n`, 'application/opensearchdescription+xml', { language })
})

function cut(text: string, max: number) {
  const letters = [...text]
  return letters.length <= max ? text : letters.slice(0, max).join('').trimEnd()
}

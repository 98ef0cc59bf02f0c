import { machineFile, publicRoute, notFound, sectionRoute } from '@/app/(site)/public-route'
import { languagePrefix, mainLanguage, siteLanguages } from '@/lib/languages/languages'
import { searchKey } from '@/domain/published/indexnow-key'
import { contactUri } from '@/lib/web/contact'
import { localPath, siteName } from '@/components/site/frame'
import { escapeXml } from '@/lib/formats/xml'
import { messagesIn } from '@/lib/messages/messages'

// Sign-in protects the pages of staff; these lines only spare crawlers vain requests. The public API is open.
const closedPaths = ['/admin', '/sign-in', '/setup/', '/preview/', '/api/auth/', '/api/desk/']

/** Returns the paths of searches and combined filters, whose number is unlimited. `*`: any text (RFC 9309, 2.2.3). */
function endlessPaths() {
  return siteLanguages().flatMap((language) =>
    ['/search?', '/publications?*&', '/publications/*?*&'].map((path) => languagePrefix(language) + path),
  )
}

/** The path of EPUBs, which are large and repeat the pages of lists. */
const booksPath = '/*/book.epub'

/** Seconds between two requests of a crawler: in no standard, but several search engines follow it. */
const crawlDelay = 2

export const robots = publicRoute(async ({ frame }) => {
  const lines = [
    'User-agent: *',
    ...[...closedPaths, ...endlessPaths(), booksPath].map((path) => `Disallow: ${path}`),
    `Crawl-delay: ${crawlDelay}`,
    '',
    `Sitemap: ${frame.origin}/sitemap.xml`,
  ]
  return machineFile(`${lines.join('\n')}\n`, 'text/plain')
})

/** Sends the key of IndexNow, by which search engines know that notices come from this site. */
export const searchKeyFile = publicRoute<{ key: string }>(async ({ params: { key } }) =>
  (await searchKey()) === key ? machineFile(key, 'text/plain') : notFound(),
)

/** Sends the contact for security reports (RFC 9116). It expires half a year after the beginning of this month. */
export const securityContact = publicRoute(async ({ frame, at }) => {
  const contact = contactUri(frame.site.contact)
  if (!contact) return notFound()
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${halfAYearFrom(at)}`,
    'Preferred-Languages: en',
    `Canonical: ${frame.origin}/.well-known/security.txt`,
  ]
  return machineFile(`${lines.join('\n')}\n`, 'text/plain', { notCacheable: true })
})

function halfAYearFrom(at: number) {
  const today = new Date(at)
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 6)).toISOString()
}

/** The limits of OpenSearch 1.1, in characters. */
const maxLength = { name: 16, description: 1024 }

/** Sends the description of the search (OpenSearch 1.1, draft 6), by which browsers search from their address bar. */
export const searchDescription = sectionRoute(async ({ frame, language, path }) => {
  const { origin } = frame
  const name = siteName(frame).text
  const url = `${origin}${localPath(frame, '/search')}?q={searchTerms}`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(shortenTo(name, maxLength.name))}</ShortName>`,
    `<Description>${escapeXml(shortenTo(messagesIn(frame.language).feeds.search({ site: name }), maxLength.description))}</Description>`,
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

function shortenTo(text: string, max: number) {
  const letters = [...text]
  return letters.length <= max ? text : letters.slice(0, max).join('').trimEnd()
}

export const webManifest = publicRoute(async ({ frame: { site } }) => {
  if (!site.icon) return notFound()
  const manifest = {
    name: site.name,
    description: site.tagline || undefined,
    lang: mainLanguage(),
    start_url: '.',
    display: 'browser',
    background_color: '#fcfbf8',
    theme_color: '#fcfbf8',
    // Paths relative to the manifest, so that a copy of the site at another address finds its icons too.
    icons: [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  }
  return machineFile(JSON.stringify(manifest), 'application/manifest+json')
})

import { hashOf, wholeStyle } from '@/components/site/style'
import { helpStyle } from '@/components/site/stylesheet'
import { feedFormats } from '@/components/site/feed-address'
import { citationFormats } from '@/lib/citations/formats'

/**
 * The headers that a server should send with every file. It is no `meta` element of the pages: browsers do not agree on what
 * `'self'` means on a disk, and there is nobody to be protected from there.
 */
export const headers: Record<string, string> = {
  'Content-Security-Policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' '${hashOf(wholeStyle)}' '${hashOf(helpStyle)}'`,
    `img-src 'self'`,
    `media-src 'self'`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

/** Caching as the site itself has it: everything is asked for again, and the next export is seen at once; but for fonts, whose addresses name their version. */
export const caching = { most: 'public, no-cache', fonts: 'public, max-age=31536000, immutable' }

/**
 * The media types of files by name, as the site sends them: no server knows them by their endings. Feeds in XML stay plain XML:
 * browsers show them so, and feed readers take them.
 */
export const types: Record<string, string> = {
  linkset: 'application/linkset',
  'linkset.json': 'application/linkset+json',
  'opensearch.xml': 'application/opensearchdescription+xml; charset=utf-8',
  [feedFormats.json.file]: `${feedFormats.json.type}; charset=utf-8`,
  'manifest.webmanifest': 'application/manifest+json',
  'book.epub': 'application/epub+zip',
  'cite.bib': `${citationFormats.bib.type}; charset=utf-8`,
  'cite.ris': `${citationFormats.ris.type}; charset=utf-8`,
  'cite.json': `${citationFormats.json.type}; charset=utf-8`,
}

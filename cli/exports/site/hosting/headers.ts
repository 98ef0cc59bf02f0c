import { hashOf, wholeStyle } from '@/components/site/style'
import { helpStyle } from '@/components/site/stylesheet'
import { feedFormats } from '@/components/site/feed-address'
import { citationFormats } from '@/lib/citations/formats'

/** Not in a `meta` element: browsers disagree on `'self'` for local files, which need no protection. */
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

/** Everything is revalidated, so that the next export is seen at once, except versioned fonts. */
export const caching = { most: 'public, no-cache', fonts: 'public, max-age=31536000, immutable' }

/** Media types that servers do not know. XML feeds stay plain XML: browsers show them and feed readers accept them. */
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

import type { Language } from '@/lib/languages/languages'
import { type Frame, siteName, cardOf } from './frame'
import { fallbackSize } from './picture'
import { jpegAddress } from '@/lib/web/file-address'

export type JsonLdThing = { '@type': string | string[]; [property: string]: unknown }

/** Writes JSON-LD, the only `<script>` of public pages. `<` is escaped, so that no text can end the element. */
export function JsonLd({ things }: { things: JsonLdThing[] }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

/** Describes the site. `withPublisher`: search engines look for it on the front page and beside texts. */
export function websiteThing(frame: Frame, { withPublisher = true } = {}): JsonLdThing {
  const { origin, site } = frame
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    url: `${origin}/`,
    name: siteName(frame).text,
    inLanguage: frame.language,
    publisher: withPublisher ? publisherThing(frame, site.publisher || site.name) : undefined,
  }
}

export function collectionThing({ origin }: Frame, { name, path }: { name: string; path: string }): JsonLdThing {
  return { '@type': 'CollectionPage', name, url: origin + path }
}

export type Crumb = { name: string; path: string; lang?: Language | '' }

export function crumbsThing({ origin }: Frame, crumbs: Crumb[]): JsonLdThing {
  const itemListElement = crumbs.map(({ name, path }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: origin + path,
  }))
  return { '@type': 'BreadcrumbList', itemListElement }
}

/** Describes a publisher. The site's own has its logo, or else the card of the site. */
export function publisherThing(frame: Frame, name: string): JsonLdThing {
  const { origin, site } = frame
  const organisation = organisationThing(frame, name)
  if (name !== (site.publisher || site.name)) return organisation
  const { path, width, height } = site.logo
    ? { path: jpegAddress(site.logo), ...fallbackSize(site.logo) }
    : cardOf(frame)
  const logo = { '@type': 'ImageObject', url: origin + path, width, height }
  return { ...organisation, url: organisation.url ?? `${origin}/`, logo }
}

export function organisationThing({ site }: Frame, name: string): JsonLdThing {
  const organisation = site.organisations.find((one) => one.name === name)
  return { '@type': 'Organization', name, url: organisation?.url || undefined }
}

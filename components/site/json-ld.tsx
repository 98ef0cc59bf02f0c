import type { Language } from '@/lib/languages'
import type { Frame } from './frame'
import { siteName, tagline } from './named'

/** Something schema.org has a word for. */
export type Thing = { '@type': string | string[]; [property: string]: unknown }

/** Data for machines, the only kind of `<script>` a public page has. `<` is escaped, so no text can end the element. */
export function JsonLd({ things }: { things: Thing[] }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

export function websiteThing(frame: Frame): Thing {
  const { origin, site } = frame
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    url: `${origin}/`,
    name: siteName(frame).text,
    description: tagline(frame).text || undefined,
    inLanguage: frame.language,
    publisher: publisherThing(site.publisher || site.name),
  }
}

export function collectionThing({ origin }: Frame, { name, path }: { name: string; path: string }): Thing {
  return { '@type': 'CollectionPage', name, url: origin + path, isPartOf: { '@id': `${origin}/#site` } }
}

export type Crumb = { name: string; path: string; lang?: Language }

export function crumbsThing({ origin }: Frame, crumbs: Crumb[]): Thing {
  const itemListElement = crumbs.map(({ name, path }, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: origin + path,
  }))
  return { '@type': 'BreadcrumbList', itemListElement }
}

export function publisherThing(name: string) {
  return { '@type': 'Organization', name }
}

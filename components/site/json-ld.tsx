import type { Frame } from './frame'

/** Something schema.org has a word for. */
export type Thing = { '@type': string | string[]; [property: string]: unknown }

/** Data for machines, the only kind of `<script>` a public page has. `<` is escaped, so no text can end the element. */
export function JsonLd({ things }: { things: Thing[] }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}

export function websiteThing({ origin, site }: Frame): Thing {
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    url: `${origin}/`,
    name: site.name,
    description: site.tagline || undefined,
    publisher: publisherThing(site.publisher || site.name),
  }
}

export function collectionThing({ origin }: Frame, { name, path }: { name: string; path: string }): Thing {
  return { '@type': 'CollectionPage', name, url: origin + path, isPartOf: { '@id': `${origin}/#site` } }
}

export type Crumb = { name: string; path: string }

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

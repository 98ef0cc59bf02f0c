import type { Item } from '@/domain/published/item'
import { fileAddress } from '@/lib/file-address'
import type { Language } from '@/lib/languages'
import { fallbackOf } from './picture'
import type { Frame } from './frame'
import { siteName, tagline, termName } from './named'

/** Something schema.org has a word for. */
export type Thing = { '@type': string; [property: string]: unknown }

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

const types = { post: 'NewsArticle', page: 'WebPage', publication: 'CreativeWork' }

/** An entry as search engines and reference managers know it. */
export function itemThing(frame: Frame, item: Item): Thing {
  const { origin, site } = frame
  const isReport = item.publicationType === 'report' || item.publicationType === 'brief'
  return {
    '@type': isReport ? 'Report' : types[item.kind],
    headline: item.title,
    name: item.title,
    description: item.summary || undefined,
    url: origin + item.path,
    inLanguage: item.language,
    datePublished: item.publishedOn ?? new Date(item.dated).toISOString(),
    dateModified: new Date(item.updatedAt).toISOString(),
    author: item.byline ? { '@type': 'Organization', name: item.byline } : undefined,
    publisher: publisherThing(item.publisher || site.publisher || site.name),
    image: item.lead && origin + fallbackOf(item.lead),
    about: [...item.topics, ...item.countries].map((term) => termName(frame, term).text),
    encoding: item.files.map((file) => ({
      '@type': 'MediaObject',
      name: file.title || file.name,
      contentUrl: origin + fileAddress(file),
      encodingFormat: file.type,
      contentSize: String(file.bytes),
      inLanguage: file.language ?? undefined,
      sha256: file.sha256,
    })),
    isPartOf: { '@id': `${origin}/#site` },
  }
}

function publisherThing(name: string) {
  return { '@type': 'Organization', name }
}

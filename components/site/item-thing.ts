import type { Item } from '@/domain/published/item'
import type { OtherLanguage } from '@/domain/published/other-languages'
import { doiAddress } from '@/lib/citations/reference'
import { fileAddress } from '@/lib/file-address'
import { licences } from '@/lib/licences'
import { inZone } from '@/lib/time'
import type { Frame } from './frame'
import { organisationThing, publisherThing, type Thing } from './json-ld'
import { termName } from './named'
import { fallbackOf, fallbackSize } from './picture'
import { referenceOf } from './reference'

/** What schema.org calls a publication of each type. */
const publications: Record<string, string> = { report: 'Report', brief: 'Report', dataset: 'Dataset' }

/** schema.org's word for what an entry is. */
export function thingType({ kind, publicationType }: Pick<Item, 'kind' | 'publicationType'>) {
  if (kind === 'post') return 'NewsArticle'
  return kind === 'page' ? 'WebPage' : ((publicationType && publications[publicationType]) ?? 'CreativeWork')
}

type Described = { frame: Frame; item: Item; translations?: OtherLanguage[] }

/** An entry as search engines and reference managers know it. */
export function itemThing({ frame, item, translations = [] }: Described): Thing {
  const { origin, site } = frame
  return {
    // Only a Book has an ISBN: what has one is both.
    '@type': item.isbn && item.kind === 'publication' ? [thingType(item), 'Book'] : thingType(item),
    '@id': workId(origin, item.path),
    headline: item.title,
    name: item.title,
    description: item.summary || undefined,
    url: origin + item.path,
    mainEntityOfPage: origin + item.path,
    inLanguage: item.language,
    datePublished: item.publishedOn || inZone(item.dated, site.zone).toString({ timeZoneName: 'never' }),
    dateModified: inZone(item.updatedAt, site.zone).toString({ timeZoneName: 'never' }),
    author: authorsOf(frame, item),
    publisher: publisherThing(frame, item.publisher || site.publisher || site.name),
    image: item.lead && {
      '@type': 'ImageObject',
      url: origin + fallbackOf(item.lead),
      ...fallbackSize(item.lead),
      caption: item.lead.caption || item.lead.alt || undefined,
      creditText: item.lead.credit || undefined,
    },
    isAccessibleForFree: true,
    license: licences[item.licence]?.url,
    ...numbersOf(item),
    about: [
      ...item.topics.map((topic) => ({ '@type': 'Thing', name: termName(frame, topic).text })),
      ...item.countries.map((country) => ({
        '@type': country.code === null ? 'Place' : 'Country',
        name: termName(frame, country).text,
      })),
    ],
    ...editionsOf(origin, translations),
    [item.publicationType === 'dataset' ? 'distribution' : 'encoding']: item.files.map((file) => ({
      '@type': item.publicationType === 'dataset' ? 'DataDownload' : 'MediaObject',
      name: file.title || file.name,
      contentUrl: origin + fileAddress(file),
      encodingFormat: file.type,
      contentSize: String(file.bytes),
      inLanguage: file.language ?? undefined,
      sha256: file.sha256,
    })),
    isPartOf: partOf(origin, item),
  }
}

/** The work itself, which is not the page that shows it. */
function workId(origin: string, path: string) {
  return `${origin}${path}#work`
}

function authorsOf(frame: Frame, item: Item) {
  if (item.kind === 'page') return undefined
  // People have no pages here.
  return referenceOf(frame, item).authors.map(({ name, is }) =>
    is === 'person' ? { '@type': 'Person', name: name.trim() } : organisationThing(frame, name.trim()),
  )
}

function numbersOf({ isbn, doi, reference, seriesNumber, kind, publicationType }: Item) {
  if (kind !== 'publication') return {}
  const property = (propertyID: string, value: string, url?: string) => ({
    '@type': 'PropertyValue',
    propertyID,
    value,
    url,
  })
  const identifier = [
    ...(doi ? [property('DOI', doi, doiAddress(doi))] : []),
    ...(isbn ? [property('ISBN', isbn)] : []),
    ...(reference ? [property('reference', reference)] : []),
  ]
  const isReport = publicationType !== null && publications[publicationType] === 'Report'
  return {
    identifier,
    sameAs: doi ? doiAddress(doi) : undefined,
    reportNumber: isReport ? reference || undefined : undefined,
    isbn: isbn || undefined,
    position: seriesNumber || undefined,
  }
}

function editionsOf(origin: string, translations: OtherLanguage[]) {
  const editionsRelated = (is: OtherLanguage['is']) =>
    translations
      .filter((other) => other.is === is)
      .map(({ path, title, language }) => ({
        '@type': 'CreativeWork',
        '@id': workId(origin, path),
        url: origin + path,
        name: title,
        inLanguage: language,
      }))
  return { workTranslation: editionsRelated('translation'), translationOfWork: editionsRelated('original')[0] }
}

function partOf(origin: string, { series, kind }: Item) {
  const site = { '@id': `${origin}/#site` }
  if (kind !== 'publication' || !series) return site
  return [site, { '@type': 'CreativeWorkSeries', name: series }]
}

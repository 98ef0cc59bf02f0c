import type { Item } from '@/domain/published/item'
import type { OtherLanguage } from '@/domain/published/other-languages'
import { fileAddress } from '@/lib/web/file-address'
import { declarationOf, factsIn, workOf } from '@/lib/kinds/kinds'
import { schemaOrgProperties } from '@/lib/kinds/terms'
import { inZone } from '@/lib/time/time'
import { type Frame, termName } from './frame'
import { organisationThing, publisherThing, type JsonLdThing } from './json-ld'
import { fallbackSize } from './picture'
import { jpegAddress } from '@/lib/web/file-address'
import { referenceOf } from './cite'

export function thingType({ kind, publicationType }: Pick<Item, 'kind' | 'publicationType'>) {
  return workOf(kind, publicationType).schemaOrg
}

type DescribedItem = { frame: Frame; item: Item; translations?: OtherLanguage[] }

export function itemThing({ frame, item, translations = [] }: DescribedItem): JsonLdThing {
  const { origin, site } = frame
  const {
    '@type': also,
    isPartOf,
    ...facts
  } = schemaOrgProperties({ kind: item.kind, facts: factsIn(item.kind, item) })
  const thing: JsonLdThing = {
    '@type': also ? [thingType(item), String(also)] : thingType(item),
    '@id': workId(origin, item.path),
    headline: item.title,
    name: item.title,
    description: item.summary || undefined,
    url: origin + item.path,
    mainEntityOfPage: origin + item.path,
    inLanguage: item.language,
    datePublished: item.publishedOn || inZone(item.dated, site.zone).toString({ timeZoneName: 'never' }),
    dateModified: inZone(item.updatedAt, site.zone).toString({ timeZoneName: 'never' }),
    author: authorThings(frame, item),
    publisher: publisherThing(frame, item.publisher || site.publisher || site.name),
    image: item.lead && {
      '@type': 'ImageObject',
      url: origin + jpegAddress(item.lead),
      ...fallbackSize(item.lead),
      caption: item.lead.caption || item.lead.alt || undefined,
      creditText: item.lead.credit || undefined,
    },
    isAccessibleForFree: true,
    creativeWorkStatus: item.notice && 'Withdrawn',
    ...facts,
    about: [
      ...item.topics.map((topic) => ({ '@type': 'Thing', name: termName(frame, topic).text })),
      ...item.countries.map((country) => ({
        '@type': country.code === null ? 'Place' : 'Country',
        name: termName(frame, country).text,
      })),
    ],
    ...editionThings(origin, translations),
    [item.publicationType === 'dataset' ? 'distribution' : 'encoding']: item.files.map((file) => ({
      '@type': item.publicationType === 'dataset' ? 'DataDownload' : 'MediaObject',
      name: file.title || file.name,
      contentUrl: origin + fileAddress(file),
      encodingFormat: file.type,
      contentSize: String(file.bytes),
      inLanguage: file.language ?? undefined,
      sha256: file.sha256,
    })),
    isPartOf: isPartOf ? [{ '@id': `${origin}/#site` }, isPartOf] : { '@id': `${origin}/#site` },
  }
  const { '@type': work, ...ofKind } = declarationOf(item.kind).thing?.(thing) ?? {}
  return { ...thing, ...ofKind, ...(work !== undefined && { '@type': [thingType(item), String(work)] }) }
}

/** Returns the id of a work, which is not the page that shows it. */
function workId(origin: string, path: string) {
  return `${origin}${path}#work`
}

function authorThings(frame: Frame, item: Item) {
  if (item.kind === 'page') return undefined
  // People have no pages on this site.
  return referenceOf(frame, item).authors.map(({ name, is }) =>
    is === 'person' ? { '@type': 'Person', name: name.trim() } : organisationThing(frame, name.trim()),
  )
}

function editionThings(origin: string, translations: OtherLanguage[]) {
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

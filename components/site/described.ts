import type { Item } from '@/domain/published/item'
import { withAddressesFirst } from '@/lib/citations/dublin-core'
import type { Reference } from '@/lib/citations/reference'
import { fileAddress } from '@/lib/web/file-address'
import type { Pair } from '@/lib/kinds/field'
import { workOf } from '@/lib/kinds/kinds'
import { termsIn } from '@/lib/kinds/terms'
import type { Frame } from './frame'
import { referenceOf } from './reference'

type MetaTags = { name: string; content: string }[]

/** Returns Dublin Core (DCMI) and, for publications, the Highwire Press tags that Google Scholar reads. */
export function metaTagsOf(frame: Frame, item: Item): MetaTags {
  if (item.kind === 'page') return []
  const reference = referenceOf(frame, item)
  const common = [...(item.kind === 'publication' ? highwire(frame, item, reference) : []), ...dublin(item, reference)]
  return withAddressesFirst(termsIn('meta', reference, common)).map(([name, content]) => ({ name, content }))
}

function highwire(frame: Frame, item: Item, reference: Reference): Pair[] {
  const { title, authors, issued, publisher, language, url, keywords } = reference
  const pdf = mainPdf(item)
  return [
    ['citation_title', title],
    ...authors.map(({ name }): Pair => ['citation_author', name]),
    ['citation_publication_date', issued.replaceAll('-', '/')],
    ['citation_publisher', publisher],
    ['citation_technical_report_institution', item.publicationType === 'newsletter' ? '' : publisher],
    ['citation_language', language],
    ['citation_pdf_url', pdf ? frame.origin + fileAddress(pdf) : ''],
    ['citation_abstract_html_url', url],
    ...keywords.map((word): Pair => ['citation_keywords', word]),
  ]
}

function dublin(item: Item, reference: Reference): Pair[] {
  return [
    ['DC.title', reference.title],
    ...reference.authors.map(({ name }): Pair => ['DC.creator', name]),
    ['DC.publisher', reference.publisher],
    ['DCTERMS.issued', reference.issued],
    ['DCTERMS.modified', new Date(item.updatedAt).toISOString()],
    ['DC.language', reference.language],
    ['DC.type', workOf(reference.kind, reference.facts.type).dcmi],
    ['DC.identifier', reference.url],
    ['DC.description', reference.note],
    ['DCTERMS.abstract', reference.abstract],
    ...reference.keywords.map((word): Pair => ['DC.subject', word]),
    ...reference.places.map((place): Pair => ['DCTERMS.spatial', place]),
  ]
}

export function mainPdf({ files, language }: Item) {
  const pdfs = files.filter(({ type }) => type === 'application/pdf')
  return pdfs.find((file) => (file.language ?? language) === language) ?? pdfs[0]
}

import type { Item } from '@/domain/published/item'
import { doiAddress } from '@/lib/citations/reference'
import { fileAddress } from '@/lib/file-address'
import type { Frame } from './frame'
import { referenceOf } from './reference'

type Described = { name: string; content: string }[]

/**
 * What catalogues and reference managers read in the head of a page: Dublin Core (DCMI, "Expressing Dublin Core in HTML"),
 * and of a publication what Highwire Press named and Google Scholar asks for.
 */
export function describedOf(frame: Frame, item: Item): Described {
  return [
    ...(item.kind === 'publication' ? highwire(frame, item) : []),
    ...(item.kind === 'page' ? [] : dublin(frame, item)),
  ]
}

function highwire(frame: Frame, item: Item): Described {
  const { title, authors, issued, publisher, series, seriesNumber, isbn, doi, reference, language, url, keywords } =
    referenceOf(frame, item)
  const pdf = mainPdf(item)
  return withoutEmpty([
    ['citation_title', title],
    ...authors.map(({ name }): Pair => ['citation_author', name]),
    ['citation_publication_date', issued.replaceAll('-', '/')],
    ['citation_publisher', publisher],
    ['citation_technical_report_institution', item.publicationType === 'newsletter' ? '' : publisher],
    ['citation_technical_report_number', seriesNumber || reference],
    ['citation_series_title', series],
    ['citation_isbn', isbn],
    ['citation_doi', doi],
    ['citation_language', language],
    ['citation_pdf_url', pdf && frame.origin + fileAddress(pdf)],
    ['citation_abstract_html_url', url],
    ...keywords.map((word): Pair => ['citation_keywords', word]),
  ])
}

function dublin(frame: Frame, item: Item): Described {
  const reference = referenceOf(frame, item)
  const { title, authors, issued, publisher, isbn, doi, language, url, keywords, places, licence, abstract } = reference
  return withoutEmpty([
    ['DC.title', title],
    ...authors.map(({ name }): Pair => ['DC.creator', name]),
    ['DC.publisher', publisher],
    ['DCTERMS.issued', issued],
    ['DCTERMS.modified', new Date(item.updatedAt).toISOString()],
    ['DC.language', language],
    ['DC.type', reference.type === 'dataset' ? 'Dataset' : 'Text'],
    ['DC.identifier', url],
    ['DC.identifier', doi && doiAddress(doi)],
    ['DC.identifier', isbn && `urn:isbn:${isbn.replace(/[^\dXx]/g, '')}`],
    ['DCTERMS.abstract', abstract],
    ...keywords.map((word): Pair => ['DC.subject', word]),
    ...places.map((place): Pair => ['DCTERMS.spatial', place]),
    ['DCTERMS.isPartOf', [reference.series, reference.seriesNumber].filter(Boolean).join(', ')],
    ['DCTERMS.license', licence?.url],
    ['DC.rights', licence?.name],
  ])
}

type Pair = [name: string, content: string | undefined]

function withoutEmpty(pairs: Pair[]): Described {
  return pairs.flatMap(([name, content]) => (content?.trim() ? [{ name, content }] : []))
}

/** The PDF that is the publication itself: in its own language, or else the first. */
export function mainPdf({ files, language }: Item) {
  const pdfs = files.filter(({ type }) => type === 'application/pdf')
  return pdfs.find((file) => (file.language ?? language) === language) ?? pdfs[0]
}

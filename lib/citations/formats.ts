import { sortByOrder, workOf } from '../kinds/kinds'
import { termsIn } from '../kinds/terms'
import { onOneLine } from '../text/one-line'
import { writeBibtex } from './bibtex'
import { writeDublinCore } from './dublin-core'
import { type Reference, nameParts } from './reference'
import { writeRis } from './ris'

type WriteReferences = (references: Reference[], how: { list: boolean }) => string

// prettier-ignore
const cslFieldOrder = [
  'id', 'type', 'title', 'author', 'issued', 'publisher', 'collection-title', 'collection-number', 'number', 'ISBN', 'DOI', 'URL',
  'language', 'genre', 'status', 'note', 'abstract', 'keyword', 'license',
]

export const citationFormats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex', write: writeBibtex as WriteReferences },
  ris: { name: 'RIS', type: 'application/x-research-info-systems', write: writeRis as WriteReferences },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json', write: cslJson as WriteReferences },
  xml: { name: 'Dublin Core', type: 'application/xml', write: writeDublinCore as WriteReferences },
}

export type CitationFormat = keyof typeof citationFormats

export function isCitationFormat(ending: string): ending is CitationFormat {
  return Object.hasOwn(citationFormats, ending)
}

/** CSL-JSON (Citation Style Language 1.0.2), for citation processors and Zotero. */
export function cslJson(references: Reference[]) {
  return `${JSON.stringify(references.map(cslItem), null, 2)}\n`
}

function cslItem(reference: Reference) {
  const terms = termsIn(
    'csl',
    reference,
    [
      ['id', reference.key],
      ['type', workOf(reference.kind, reference.facts.type).csl],
      ['title', onOneLine(reference.title)],
      ['publisher', reference.publisher],
      ['URL', reference.url],
      ['language', reference.language],
      ['genre', reference.typeName],
      ['status', reference.note && 'withdrawn'],
      ['note', onOneLine(reference.note)],
      ['abstract', onOneLine(reference.abstract)],
      ['keyword', reference.keywords.join(', ')],
    ],
    cslFieldOrder,
  )
  const properties: [string, unknown][] = [
    ...terms,
    ['author', reference.authors.map(nameParts)],
    ['issued', { 'date-parts': [reference.issued.split('-').map(Number)] }],
  ]
  return Object.fromEntries(sortByOrder(properties, ([name]) => name, cslFieldOrder))
}

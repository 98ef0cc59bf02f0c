import { sortByOrder, workOf } from '../kinds/kinds'
import type { Pair } from '../kinds/field'
import { termsIn } from '../kinds/terms'
import { onOneLine } from '../text/one-line'
import { writeBibtex } from './bibtex'
import { writeDublinCore, type Reference, nameParts, subjectsOf } from './reference'

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

type CitationFormat = keyof typeof citationFormats

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
      ['keyword', subjectsOf(reference).join(', ')],
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

// prettier-ignore
const tagOrder = [
  'TY', 'TI', 'AU', 'PY', 'DA', 'PB', 'T2', 'M1', 'M3', 'SN', 'DO', 'UR', 'L1', 'LA', 'KW', 'AB', 'N1', 'C1',
]

/** RIS: tags of two letters, one value per line, Windows line ends. */
export function writeRis(references: Reference[]) {
  return references.map(risRecord).join('')
}

function risRecord(reference: Reference) {
  const { issued } = reference
  const common: Pair[] = [
    ['TY', workOf(reference.kind, reference.facts.type).ris],
    ['TI', reference.title],
    ...reference.authors.map((author): Pair => ['AU', risName(author)]),
    ['PY', issued.slice(0, 4)],
    ['DA', risDate(issued)],
    ['PB', reference.publisher],
    ['M3', reference.typeName],
    ['UR', reference.url],
    ['LA', reference.language],
    ...reference.files.map(({ url }): Pair => ['L1', url]),
    ...subjectsOf(reference).map((word): Pair => ['KW', word]),
    ['AB', reference.abstract],
    ['N1', reference.note],
  ]
  const lines = termsIn('ris', reference, common, tagOrder).map(([tag, value]) => `${tag}  - ${onOneLine(value)}`)
  return [...lines, 'ER  - ', ''].join('\r\n')
}

function risName(author: Reference['authors'][number]) {
  const parts = nameParts(author)
  return 'literal' in parts ? parts.literal : `${parts.family}, ${parts.given}`
}

/** YYYY/MM/DD/; unknown parts are empty. */
function risDate(issued: string) {
  const [year = '', month = '', day = ''] = issued.split('-')
  return `${year}/${month}/${day}/`
}

import { onOneLine } from '../one-line'
import { inOrder, workOf } from '../kinds/kinds'
import { termsIn } from '../kinds/terms'
import { nameParts, type Reference } from './reference'

// prettier-ignore
const order = [
  'id', 'type', 'title', 'author', 'issued', 'publisher', 'collection-title', 'collection-number', 'number', 'ISBN', 'DOI', 'URL',
  'language', 'genre', 'abstract', 'keyword', 'license',
]

/** CSL-JSON (Citation Style Language 1.0.2): what citation processors and Zotero read. */
export function cslJson(references: Reference[]) {
  return `${JSON.stringify(references.map(item), null, 2)}\n`
}

function item(reference: Reference) {
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
      ['abstract', onOneLine(reference.abstract)],
      ['keyword', reference.keywords.join(', ')],
    ],
    order,
  )
  const properties: [string, unknown][] = [
    ...terms,
    ['author', reference.authors.map(nameParts)],
    ['issued', { 'date-parts': [reference.issued.split('-').map(Number)] }],
  ]
  return Object.fromEntries(inOrder(properties, ([name]) => name, order))
}

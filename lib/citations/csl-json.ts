import { onOneLine } from '../one-line'
import { nameParts, type Reference } from './reference'

const types = {
  report: 'report',
  brief: 'report',
  guide: 'report',
  agreement: 'treaty',
  newsletter: 'periodical',
  dataset: 'dataset',
  post: 'webpage',
}

/** CSL-JSON (Citation Style Language 1.0.2): what citation processors and Zotero read. */
export function cslJson(references: Reference[]) {
  return `${JSON.stringify(references.map(item), null, 2)}\n`
}

function item(reference: Reference) {
  const { key, type, title, authors, issued, publisher, series, seriesNumber, isbn, doi, url, licence } = reference
  const properties = {
    id: key,
    type: types[type],
    title: onOneLine(title),
    author: authors.map(nameParts),
    issued: { 'date-parts': [issued.split('-').map(Number)] },
    publisher,
    'collection-title': series,
    'collection-number': seriesNumber,
    number: reference.reference,
    ISBN: isbn,
    DOI: doi,
    URL: url,
    language: reference.language,
    genre: reference.typeName,
    abstract: onOneLine(reference.abstract),
    keyword: reference.keywords.join(', '),
    license: licence?.url ?? licence?.name,
  }
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== '' && value !== undefined))
}

import { escapeXml } from '../xml'
import { doiAddress, type Reference } from './reference'

/** Simple Dublin Core in the shape that OAI-PMH has for it (oai_dc); several in one list. */
export function dublinCore(references: Reference[], { list }: { list: boolean }) {
  const records = references.map(record)
  const whole = list ? `<records>\n${records.join('\n')}\n</records>` : records.join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`
}

const namespaces = [
  'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"',
].join(' ')

/** One work as an `oai_dc:dc` element, without the declaration of a document. */
export function record(reference: Reference) {
  const { title, language, authors, publisher, issued, series, seriesNumber, isbn, doi, url, licence } = reference
  const inLanguage = ` xml:lang="${escapeXml(language)}"`
  const elements = [
    element('title', title, inLanguage),
    ...authors.map(({ name }) => element('creator', name)),
    ...reference.keywords.map((word) => element('subject', word)),
    element('description', reference.abstract, inLanguage),
    element('publisher', publisher),
    element('date', issued),
    // The second word is the DCMI Type Vocabulary's.
    element('type', reference.typeName),
    element('type', reference.type === 'dataset' ? 'Dataset' : 'Text'),
    ...reference.formats.map((format) => element('format', format)),
    element('identifier', url),
    element('identifier', doi && doiAddress(doi)),
    element('identifier', isbn && `urn:isbn:${isbn.replace(/[^\dXx]/g, '')}`),
    element('identifier', reference.reference),
    element('relation', [series, seriesNumber].filter(Boolean).join(', ')),
    element('language', language),
    ...reference.places.map((place) => element('coverage', place)),
    element('rights', licence?.name ?? ''),
    element('rights', licence?.url ?? ''),
  ]
  return [`<oai_dc:dc ${namespaces}>`, ...elements.filter(Boolean), '</oai_dc:dc>'].join('\n')
}

function element(name: string, text: string, attributes = '') {
  return text.trim() && `  <dc:${name}${attributes}>${escapeXml(text.trim())}</dc:${name}>`
}

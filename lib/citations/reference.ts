import { escapeXml } from '../formats/xml'
import type { Pair, Author } from '../kinds/field'
import { termsIn } from '../kinds/terms'
import { workOf, type AnyFacts, type Kind } from '../kinds/kinds'

/** Simple Dublin Core in the form of OAI-PMH (oai_dc). */
export function writeDublinCore(references: Reference[], { list }: { list: boolean }) {
  const records = references.map(record)
  const whole = list ? `<records>\n${records.join('\n')}\n</records>` : records.join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`
}

const dublinCoreNamespaces = [
  'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"',
].join(' ')

const elementOrder = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'date',
  'type',
  'format',
  'identifier',
  'relation',
  'language',
  'coverage',
  'rights',
]

export function record(reference: Reference) {
  const { language, kind, facts } = reference
  const common: Pair[] = [
    ['title', reference.title],
    ...reference.authors.map(({ name }): Pair => ['creator', name]),
    ...reference.keywords.map((word): Pair => ['subject', word]),
    ['description', reference.note],
    ['description', reference.abstract],
    ['publisher', reference.publisher],
    ['date', reference.issued],
    // The second value is of the DCMI Type Vocabulary.
    ['type', reference.typeName],
    ['type', workOf(kind, facts.type).dcmi],
    ...[...new Set(reference.files.map(({ type }) => type))].map((type): Pair => ['format', type]),
    ['identifier', reference.url],
    ['language', language],
    ...reference.places.map((place): Pair => ['coverage', place]),
  ]
  const elements = withAddressesFirst(termsIn('dc', reference, common, elementOrder)).map(([name, value]) => {
    const inLanguage = name === 'title' || name === 'description' ? ` xml:lang="${escapeXml(language)}"` : ''
    return `  <dc:${name}${inLanguage}>${escapeXml(value.trim())}</dc:${name}>`
  })
  return [`<oai_dc:dc ${dublinCoreNamespaces}>`, ...elements, '</oai_dc:dc>'].join('\n')
}

export function withAddressesFirst(pairs: Pair[]) {
  const rank = ([name, value]: Pair) => (name.endsWith('identifier') && !/^https?:/.test(value) ? 1 : 0)
  const identifiers = pairs.filter(([name]) => name.endsWith('identifier')).toSorted((a, b) => rank(a) - rank(b))
  return pairs.map((pair) => (pair[0].endsWith('identifier') ? identifiers.shift()! : pair))
}

/** A work to cite, in no particular format. Texts are as typed; unknown values are empty. */
export type Reference = {
  /** Unique within a list: Latin letters, digits and hyphens. */
  key: string
  kind: Kind
  facts: AnyFacts
  typeName: string
  title: string
  /** BCP 47. */
  language: string
  authors: Author[]
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  issued: string
  publisher: string
  abstract: string
  /** Date and reason of a withdrawal, in words; '' for other works. */
  note: string
  url: string
  keywords: string[]
  places: string[]
  files: { type: string; url: string }[]
}

/** Lists the subjects of a work for formats without a word for places. */
export function subjectsOf({ keywords, places }: Reference) {
  return [...keywords, ...places]
}

/** Splits "Sok, Dara" at its comma. Other names stay whole: many people have no family name. */
export function nameParts({ name, is }: Author): { family: string; given: string } | { literal: string } {
  const [, family, given] = (is === 'person' && /^([^,]+),\s*(\S[^,]*)$/.exec(name.trim())) || []
  return family && given ? { family: family.trim(), given: given.trim() } : { literal: name.trim() }
}

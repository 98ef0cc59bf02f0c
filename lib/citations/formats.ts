import { bibtex } from './bibtex'
import { cslJson } from './csl-json'
import { dublinCore } from './dublin-core'
import type { Reference } from './reference'
import { ris } from './ris'

type Write = (references: Reference[], how: { list: boolean }) => string

/** The formats that references can be taken along in, by the ending of their address. */
export const citationFormats = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex', write: bibtex as Write },
  ris: { name: 'RIS', type: 'application/x-research-info-systems', write: ris as Write },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json', write: cslJson as Write },
  xml: { name: 'Dublin Core', type: 'application/xml', write: dublinCore as Write },
}

export type CitationFormat = keyof typeof citationFormats

export function isCitationFormat(ending: string): ending is CitationFormat {
  return Object.hasOwn(citationFormats, ending)
}

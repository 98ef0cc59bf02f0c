import { referenceOf, type Citable } from '@/components/site/reference'
import type { Frame } from '@/components/site/frame'
import { citationFormats, isCitationFormat } from '@/lib/citations/formats'
import { doiAddress } from '@/lib/citations/reference'
import { machine, missing, type Outcome } from './still'

type Citing = { frame: Frame; items: Citable[]; format: string; name: string; list: boolean; lastModified?: number }

/** Entries in one of the formats that reference managers read, as a file of that name. */
export function citation({ frame, items, format, name, list, lastModified }: Citing): Outcome {
  if (!isCitationFormat(format)) return missing()
  const { type, write } = citationFormats[format]
  const references = items.map((item) => referenceOf(frame, item))
  const [one] = items
  return machine(write(references, { list }), type, {
    lastModified,
    link: !list && one ? citeAs(frame, one) : undefined,
    filename: `${name}.${format}`,
  })
}

/** The address to cite it by (RFC 8574): a DOI, where it has one. */
export function citeAs({ origin }: Frame, { doi, path }: Pick<Citable, 'doi' | 'path'>) {
  return `<${doi ? doiAddress(doi) : origin + path}>; rel="cite-as"`
}

/** The same, with the formats in which the entry is described (signposting.org). */
export function signposts(frame: Frame, item: Citable) {
  const described = Object.entries(citationFormats).map(
    ([ending, { type }]) => `<${frame.origin}${item.path}/cite.${ending}>; rel="describedby"; type="${type}"`,
  )
  return [citeAs(frame, item), ...described].join(', ')
}

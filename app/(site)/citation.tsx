import { referenceOf, type Citable } from '@/components/site/reference'
import type { Frame } from '@/components/site/frame'
import { citationFormats, isCitationFormat } from '@/lib/citations/formats'
import { citeAs, linkHeader } from './signposts'
import { machineFile, missing, type PublicResponse } from './public-route'

type Citing = { frame: Frame; items: Citable[]; format: string; name: string; list: boolean; lastModified?: number }

export function citation({ frame, items, format, name, list, lastModified }: Citing): PublicResponse {
  if (!isCitationFormat(format)) return missing()
  const { type, write } = citationFormats[format]
  const references = items.map((item) => referenceOf(frame, item))
  const [first] = items
  return machineFile(write(references, { list }), type, {
    lastModified,
    link: !list && first ? waysBack(frame, first) : undefined,
    filename: `${name}.${format}`,
  })
}

/** Links to the citation's entry and its page (signposting.org). */
function waysBack(frame: Frame, item: Citable) {
  return linkHeader([citeAs(frame, item), { rel: 'describes', href: frame.origin + item.path, type: 'text/html' }])
}

import type { Frame } from '@/components/site/frame'
import { thingType } from '@/components/site/item-thing'
import type { Item } from '@/domain/published/item'
import { citationFormats } from '@/lib/citations/formats'
import { doiAddress } from '@/lib/text/doi'
import { fileAddress } from '@/lib/web/file-address'
import { licences } from '@/lib/text/licences'

/** A link (RFC 8288). `rel`: the relation of the target to the source. */
export type Signpost = { rel: string; href: string; type?: string }

export type Signposted = { anchor: string; signposts: Signpost[] }

// Programs accept no more links in a header. The linkset has all of them.
const maxLinksInHeader = 30

/** Returns the links of FAIR Signposting, levels 1 and 2, but none to authors: they have no address on this site. */
export function signpostsOf(frame: Frame, item: Item): Signpost[] {
  const page = frame.origin + item.path
  const licence = licences[item.licence]?.url
  return [
    citeAs(frame, item),
    ...['AboutPage', thingType(item)].map((type) => ({ rel: 'type', href: `https://schema.org/${type}` })),
    ...(licence ? [{ rel: 'license', href: licence }] : []),
    ...descriptionSignposts(page).map((link) => ({ rel: 'describedby', ...link })),
    ...(item.kind === 'publication' ? linksetSignposts(page).map((link) => ({ rel: 'linkset', ...link })) : []),
    ...item.files.map((file) => ({ rel: 'item', href: frame.origin + fileAddress(file), type: file.type })),
  ]
}

export function signpostedFrom(frame: Frame, item: Item): Signposted[] {
  const page = frame.origin + item.path
  const back = (rel: string) => [citeAs(frame, item), { rel, href: page, type: 'text/html' }]
  return [
    { anchor: page, signposts: signpostsOf(frame, item) },
    ...item.files.map((file) => ({ anchor: frame.origin + fileAddress(file), signposts: back('collection') })),
    ...descriptionSignposts(page).map(({ href }) => ({ anchor: href, signposts: back('describes') })),
  ]
}

/** Returns the link for citations (RFC 8574): to the DOI, or else to the page. */
export function citeAs({ origin }: Frame, { doi, path }: Pick<Item, 'doi' | 'path'>): Signpost {
  return { rel: 'cite-as', href: doi ? doiAddress(doi) : origin + path }
}

function descriptionSignposts(page: string) {
  return Object.entries(citationFormats).map(([ending, { type }]) => ({ href: `${page}/cite.${ending}`, type }))
}

function linksetSignposts(page: string) {
  return [
    { href: `${page}/linkset.json`, type: 'application/linkset+json' },
    { href: `${page}/linkset`, type: 'application/linkset' },
  ]
}

export function linkHeader(signposts: Signpost[]) {
  return signposts
    .slice(0, maxLinksInHeader)
    .map(({ rel, href, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`)
    .join(', ')
}

/** Writes links as JSON (RFC 9264, section 4.2). */
export function linksetJson(all: Signposted[]) {
  const contexts = all.map(({ anchor, signposts }) => {
    const targets: Record<string, { href: string; type?: string }[]> = {}
    for (const { rel, ...target } of signposts) (targets[rel] ??= []).push(target)
    return { anchor, ...targets }
  })
  return `${JSON.stringify({ linkset: contexts }, null, 2)}\n`
}

/** Writes links as text, one on each line (RFC 9264, section 4.1). */
export function linksetText(all: Signposted[]) {
  const lines = all.flatMap(({ anchor, signposts }) =>
    signposts.map((signpost) => `${linkHeader([signpost])}; anchor="${anchor}"`),
  )
  return `${lines.join(',\n')}\n`
}

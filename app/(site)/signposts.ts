import type { Frame } from '@/components/site/frame'
import { thingType } from '@/components/site/item-thing'
import type { Item } from '@/domain/published/item'
import { citationFormats } from '@/lib/citations/formats'
import { doiAddress } from '@/lib/text/doi'
import { fileAddress } from '@/lib/web/file-address'
import { licences } from '@/lib/text/licences'

/** RFC 8288: `rel` says what the target is to the source. */
export type Signpost = { rel: string; href: string; type?: string }

export type Signposted = { anchor: string; signposts: Signpost[] }

// Programs accept no more in a header; the linkset has all links.
const maxLinksInHeader = 30

/** FAIR Signposting, levels 1 and 2. Authors have no address on this site, so no link names them. */
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

/** RFC 8574: the DOI, or else the page. */
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

/** RFC 9264, section 4.2. */
export function linksetJson(all: Signposted[]) {
  const contexts = all.map(({ anchor, signposts }) => {
    const targets: Record<string, { href: string; type?: string }[]> = {}
    for (const { rel, ...target } of signposts) (targets[rel] ??= []).push(target)
    return { anchor, ...targets }
  })
  return `${JSON.stringify({ linkset: contexts }, null, 2)}\n`
}

/** RFC 9264, section 4.1: a link on each line. */
export function linksetText(all: Signposted[]) {
  const lines = all.flatMap(({ anchor, signposts }) =>
    signposts.map((signpost) => `${linkHeader([signpost])}; anchor="${anchor}"`),
  )
  return `${lines.join(',\n')}\n`
}

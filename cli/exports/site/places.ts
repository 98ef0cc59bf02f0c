import { facetNames, publicationSorts } from '@/domain/published/filter'
import { areaOf, publicAddress } from '@/lib/web/public-address'
import { escapeHtml, unescapeHtml } from '@/lib/web/html'

/** Safe for every file system and server. */
const plainName = /^[\p{L}\p{M}\p{N}._~ ()'+,;=@!$&-]{1,120}$/u

/** `publications/by/country/lao/index.html` for `/publications?country=lao`: servers do not find files by query. */
export function filePathOf(address: string): string | undefined {
  const [path = '', query] = address.split('?')
  const names = folderNamesIn(path)
  const { row } = publicAddress(path)
  if (!names || row.forPrograms || !['site', 'files'].includes(areaOf(path))) return undefined
  const isFile = row.isFile || isFileName(path.slice(path.lastIndexOf('/') + 1))
  const last = isFile ? names.pop()! : 'index.html'
  const choices = query === undefined ? [] : row.narrowed ? queryFolders(new URLSearchParams(query)) : undefined
  return choices && [...names, ...choices, last].join('/')
}

function isFileName(name: string) {
  const dot = name.lastIndexOf('.')
  return dot > 0 && /[^.]/.test(name.slice(0, dot)) && /^[a-z0-9]+$/.test(name.slice(dot + 1))
}

function folderNamesIn(path: string) {
  try {
    const names = path.split('/').slice(1).map(decodeURIComponent)
    if (names.at(-1) === '') names.pop()
    return names.every((name) => plainName.test(name) && !/^\.{1,2}$/.test(name)) ? names : undefined
  } catch {
    return undefined
  }
}

/** Two filters, or a filter and an order: the copy cannot contain a page for every combination. */
const maxParameters = 2

function queryFolders(query: URLSearchParams): string[] | undefined {
  const [sort, page] = [query.get('sort'), query.get('page')]
  const chosen = [...query].filter(([name]) => name !== 'sort' && name !== 'page')
  if (chosen.some(([name, value]) => !(facetNames as readonly string[]).includes(name) || !plainName.test(value)))
    return undefined
  if (sort && !publicationSorts.some((candidate) => candidate === sort)) return undefined
  if (chosen.length + (sort ? 1 : 0) > maxParameters || (page && !/^[1-9]\d{0,5}$/.test(page))) return undefined
  return [
    ...(chosen.length > 0 ? ['by', ...chosen.flat()] : []),
    ...(sort ? ['in-order', sort] : []),
    ...(page ? ['page', page] : []),
  ]
}

export function relativeLink(from: string, to: string) {
  const [fromFolders, toNames] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < fromFolders.length && same < toNames.length - 1 && fromFolders[same] === toNames[same]) same++
  return [...fromFolders.slice(same).map(() => '..'), ...toNames.slice(same).map(encodeURIComponent)].join('/')
}

// Simple patterns suffice, since this program wrote the pages: attributes are in double quotes.
const tagPattern = /<(a|area|link|img|source|form|meta)(\s[^<>]*)>/g
const attributePattern = /\s(href|src|srcset|action|content)="([^"]*)"/gi

type Attribute = { tag: string; name: string; value: string }

/** Returns addresses with their query, each once. */
export function addressesInPage(html: string, origin: string): string[] {
  const addresses = new Set<string>()
  for (const [, tag = '', inside = ''] of html.matchAll(tagPattern))
    for (const [, name = '', value = ''] of inside.matchAll(attributePattern))
      for (const address of addressesOf({ tag, name: name.toLowerCase(), value: unescapeHtml(value) })) {
        const local = ownAddress(address, origin)
        if (local) addresses.add(local.address)
      }
  return [...addresses]
}

function addressesOf({ tag, name, value }: Attribute) {
  // A social picture's address is in a meta element.
  if (tag === 'meta') return name === 'content' && /^https?:\/\/\S+$/.test(value) ? [value] : []
  return name === 'srcset' ? value.split(', ').map((candidate) => candidate.split(' ')[0]!) : [value]
}

/** Undefined for other sites. */
export function ownAddress(value: string, origin: string) {
  const path = value === origin ? '/' : value.startsWith(`${origin}/`) ? value.slice(origin.length) : value
  if (!/^\/(?![/\\])/.test(path)) return undefined
  const [address = '', fragment] = path.split('#')
  return { address, place: fragment === undefined ? '' : `#${fragment}` }
}

/** Null: the copy has no such file. */
export type Lead = (address: string) => string | null

/** Links without a target become text. Canonical addresses in the head stay. */
export function withLocalLinks(html: string, origin: string, lead: Lead): string {
  return html.replace(tagPattern, (whole: string, tag: string) => {
    if (tag === 'meta') return whole
    return whole.replace(attributePattern, (attribute: string, name: string, value: string) => {
      const link = localLink({ tag, name: name.toLowerCase(), value: unescapeHtml(value) }, origin, lead)
      if (link === undefined) return attribute
      return link === null ? '' : ` ${name}="${escapeHtml(link)}"`
    })
  })
}

/** Undefined: unchanged; null: removed. */
function localLink({ tag, name, value }: Attribute, origin: string, lead: Lead): string | null | undefined {
  if (name === 'srcset') {
    const candidates = value.split(', ').map((candidate) => {
      const [address = '', ...size] = candidate.split(' ')
      const to = ownAddress(address, origin) ? lead(address) : address
      return to === null ? undefined : [to, ...size].join(' ')
    })
    return candidates.filter(Boolean).join(', ') || null
  }
  if (tag === 'link' && value.startsWith(origin)) return undefined
  const local = ownAddress(value, origin)
  if (!local) return undefined
  const to = lead(local.address)
  return to === null ? null : to + local.place
}

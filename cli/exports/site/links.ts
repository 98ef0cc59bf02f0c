import { escapeHtml, unescapeHtml } from '@/lib/web/html'

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

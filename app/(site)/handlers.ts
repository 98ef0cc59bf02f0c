import { rewrites } from '@/addresses.mjs'
import { GET as cite } from './-/[lang]/cite/[format]/[...of]/route'
import { GET as citeList } from './-/[lang]/cite-list/[format]/route'
import { GET as feed } from './-/[lang]/feed/[format]/[...of]/route'
import { GET as finding } from './-/[lang]/finding/route'
import { GET as front } from './-/[lang]/front/route'
import { GET as latest } from './-/[lang]/latest/[page]/route'
import { GET as library } from './-/[lang]/library/route'
import { GET as linkset } from './-/[lang]/linkset/[format]/[slug]/route'
import { GET as llms } from './-/[lang]/llms-txt/route'
import { GET as month } from './-/[lang]/month/[year]/[month]/[page]/route'
import { GET as opensearch } from './-/[lang]/opensearch-xml/route'
import { GET as post } from './-/[lang]/post/[year]/[month]/[slug]/route'
import { GET as publication } from './-/[lang]/publication/[slug]/route'
import { GET as reading } from './-/[lang]/reading/[slug]/[file]/[part]/route'
import { GET as record } from './-/[lang]/record/route'
import { GET as robots } from './-/[lang]/robots/route'
import { GET as searchKey } from './-/[lang]/search-key/[key]/route'
import { GET as security } from './-/[lang]/security-txt/route'
import { GET as sitemap } from './-/[lang]/sitemap-xml/route'
import { GET as sitemapPart } from './-/[lang]/sitemap-part/[part]/route'
import { GET as social } from './-/[lang]/social/[[...of]]/route'
import { GET as term } from './-/[lang]/term/[kind]/[slug]/[page]/route'
import { GET as terms } from './-/[lang]/terms/[kind]/route'
import { GET as year } from './-/[lang]/year/[year]/route'
import { GET as rest } from './-/[lang]/item/[...path]/route'

type Handler = typeof front
type Params = Record<string, string | string[]>

/** The folders under app/(site)/-/[lang] that people look at, with the names of its parameters, in the order of the address; one with dots takes the rest. */
const folders: Record<string, [Handler, ...string[]]> = {
  cite: [cite, 'format', 'of'],
  'cite-list': [citeList, 'format'],
  feed: [feed, 'format', '...of'],
  finding: [finding],
  front: [front],
  latest: [latest, 'page'],
  library: [library],
  linkset: [linkset, 'format', 'slug'],
  'llms-txt': [llms],
  month: [month, 'year', 'month', 'page'],
  'opensearch-xml': [opensearch],
  post: [post, 'year', 'month', 'slug'],
  publication: [publication, 'slug'],
  reading: [reading, 'slug', 'file', 'part'],
  record: [record],
  robots: [robots],
  'search-key': [searchKey, 'key'],
  'security-txt': [security],
  'sitemap-xml': [sitemap],
  'sitemap-part': [sitemapPart, 'part'],
  social: [social, '...of'],
  term: [term, 'kind', 'slug', 'page'],
  terms: [terms, 'kind'],
  year: [year, 'year'],
}

// The one table of addresses, as Next reads it: `:name(pattern)` is a segment, or whatever the pattern takes.
const shapes = rewrites.afterFiles.map(({ source, destination }) => ({
  // Linear: parts of a path, which do not hold the slash that parts them.
  pattern: new RegExp(
    `^${source.replaceAll('.', '\\.').replace(/:(\w+)(\([^)]*\))?/g, (_, name: string, own?: string) => `(?<${name}>${own ? own.slice(1, -1) : '[^/]+'})`)}$`,
  ),
  destination,
}))

/** Who answers a public path, and with which parameters: the same handler that readers reach by the same address. */
export function handlerOf(path: string): { handler: Handler; params: Params } {
  for (const { pattern, destination } of shapes) {
    const found = pattern.exec(path)
    if (!found) continue
    const inner = destination.replace(/:(\w+)/g, (_: string, name: string) => found.groups![name]!)
    const [, lang, folder, ...values] = inner.slice(1).split('/').map(decodeURIComponent)
    const served = folders[folder!]
    if (!served) break
    const [handler, ...names] = served
    const own: Params = {}
    for (const [n, name] of names.entries()) {
      if (!name.startsWith('...')) own[name] = values[n]!
      else if (values.length > n) own[name.slice(3)] = values.slice(n) // one without any is not there
    }
    return { handler, params: { lang: lang!, ...own } }
  }
  const [first, ...more] = path.slice(1).split('/').map(decodeURIComponent)
  const isLanguage = shapes.some(({ pattern }) => pattern.exec(`/${first}`)?.groups?.lang)
  return { handler: rest, params: isLanguage ? { lang: first!, path: more } : { lang: 'en', path: [first!, ...more] } }
}

/** The folders that have a handler here. */
export const served = Object.keys(folders)

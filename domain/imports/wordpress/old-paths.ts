import { oldShapes } from '@/lib/old-shapes'
import { readOldUrl } from '@/lib/old-url'
import { placeIn, type OldSite } from './old-site'
import type { SurveyEntry } from './survey'

/** An address that something had: whole, and as readers ask this site for it. */
export type OldPath = { url: string; path: string }

/** Every address under which the old site answered with an entry, each once; the one that it gave out first. */
export function oldPathsOf({ type, id, link, guid, olderSlugs }: SurveyEntry, old: OldSite): OldPath[] {
  const numbers = !id ? [] : type === 'page' ? [`?p=${id}`, `?page_id=${id}`] : [`?p=${id}`]
  const isNamed = placeIn(old, link)?.query === '' && placeIn(old, link)?.path !== (old.base || '/')
  const renamed = isNamed ? olderSlugs.map((slug) => withLastPart(link, slug)) : []
  return oldPathsAmong([link, guid, ...numbers.map((query) => `${old.url}/${query}`), ...renamed], old)
}

/** "/2014/10/old/" with another last part: "/2014/10/new/". */
function withLastPart(link: string, part: string) {
  const end = link.endsWith('/') ? '/' : ''
  const bare = end ? link.slice(0, -1) : link
  return bare.slice(0, bare.lastIndexOf('/') + 1) + part + end
}

/** Those of some addresses that are the old site's, each once. */
export function oldPathsAmong(urls: string[], old: OldSite): OldPath[] {
  const found = urls.flatMap((url) => (placeIn(old, url) ? (readOldUrl(url) ?? []) : []))
  return found
    .filter(({ url }, n) => found.findIndex((other) => other.url === url) === n)
    .map(({ url, path }) => ({ url, path }))
}

/** Whether an old address leads to a place by its shape alone. */
export function leadsByShape(path: string, to: string) {
  return path === to || oldShapes(path).includes(to)
}

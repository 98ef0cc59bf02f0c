import { oldQuery } from '@/lib/old-query'
import { sourceIn } from '../../redirect-rules'
import { placeIn, type OldSite } from './old-site'
import type { Surveyed } from './survey'

/** An address that something had: whole, and as readers would ask this site for it. */
export type OldPath = {
  url: string
  path: string
  /** Whether a redirect can be there at all. */
  isSource: boolean
}

/** Every address under which the old site answered with an entry, each once; the one that it gave out first. */
export function oldPathsOf({ type, id, link, guid, olderSlugs }: Surveyed, old: OldSite): OldPath[] {
  const numbers = !id ? [] : type === 'page' ? [`?page_id=${id}`, `?p=${id}`] : [`?p=${id}`]
  const renamed = olderSlugs.flatMap((slug) => {
    const known = placeIn(old, link)
    return known && !known.query && known.path !== '/' ? [link.replace(/[^/]+(\/?)$/, `${slug}$1`)] : []
  })
  const found = [link, guid, ...numbers.map((query) => `${old.url}/${query}`), ...renamed]
  return unique(found.flatMap((url) => oldPath(url, old) ?? []))
}

/** Undefined for an address of another site, and for one that no reader was ever given. */
export function oldPath(url: string, old: OldSite): OldPath | undefined {
  const place = placeIn(old, url)
  if (!place) return undefined
  const query = oldQuery(place.query)
  if (place.query && !query) return undefined
  const path = place.path + (query ?? '')
  return { url: url.trim(), path, isSource: sourceIn(path).ok }
}

function unique(all: OldPath[]) {
  return all.filter(({ path }, n) => all.findIndex((other) => other.path === path) === n)
}

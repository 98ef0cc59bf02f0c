import { declarationOf, type Kind } from '@/lib/kinds/kinds'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { inZone } from '@/lib/time/time'
import type { OutlineEntry } from './outline'

/** The path with the permalinks `/%year%/%monthnum%/%postname%/`. */
export type WordPressPlace = { name: string; path: string }

// WordPress reserves these for feeds and embeds.
const reservedNames = ['feed', 'rdf', 'rss', 'rss2', 'atom', 'embed']

/** Names are unique and not numbers, which would mean a day. Posts of the main language choose first. */
export function placesOf(
  outline: OutlineEntry[],
  { zone, now }: { zone: string; now: number },
): Map<number, WordPressPlace> {
  const usedNames = { post: new Set(reservedNames), page: new Set(reservedNames) }
  const places = new Map<number, WordPressPlace>()
  for (const standing of outline.toSorted((a, b) => placeRank(a) - placeRank(b) || a.entryId - b.entryId)) {
    const type = wordpressType(standing)
    const name = freeName(standing, usedNames[type])
    usedNames[type].add(name)
    places.set(standing.entryId, {
      name,
      path: type === 'page' ? `/${name}/` : `${monthFolder(shownAt(standing, now), zone)}${name}/`,
    })
  }
  return places
}

function placeRank({ kind, language }: OutlineEntry) {
  return (declarationOf(kind).folder ? 2 : 0) + (language === mainLanguage() ? 0 : 1)
}

export function wordpressType({ kind }: Pick<OutlineEntry, 'kind'>) {
  return kind === 'page' ? ('page' as const) : ('post' as const)
}

/** UTC ms: the editorial date, or the moment of a scheduled text. */
export function shownAt({ status, dated, at }: OutlineEntry, now: number) {
  return status === 'future' ? at! : (dated ?? now)
}

function freeName({ slug, language, kind }: { slug: string; language: Language; kind: Kind }, usedNames: Set<string>) {
  const isFree = (name: string) => !usedNames.has(name) && !/^\d+$/.test(name)
  const endings = [...(language === mainLanguage() ? [] : [language]), ...(declarationOf(kind).folder ? [kind] : [])]
  const candidates = [slug, ...endings.map((ending) => `${slug}-${ending}`)]
  for (let n = 2; ; n++) {
    const name = candidates.shift() ?? `${slug}-${n}`
    if (isFree(name)) return name
  }
}

/** "/2014/10/" in the site's zone. */
export function monthFolder(at: number, zone: string) {
  const { year, month } = inZone(at, zone)
  return `/${String(year).padStart(4, '0')}/${String(month).padStart(2, '0')}/`
}

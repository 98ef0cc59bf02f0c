import type { SearchChoice, SearchFacet, SearchFilter } from '@/domain/published/search/search'
import type { Kind } from '@/lib/kinds/kinds'
import { isSiteLanguage, mainLanguage } from '@/lib/languages/languages'
import { ownName } from '@/lib/languages/language-tags'
import { messagesIn } from '@/lib/messages/messages'
import { langOf, localPath, type Frame, termName, type Named } from './frame'

export const searchFacetOrder: SearchFacet[] = ['kind', 'language', 'country', 'year']

/** Returns the address of a search. The query names a language, or all, only where the section does not imply it. */
export function searchAddress(frame: Frame, filter: SearchFilter, page = 1) {
  const query = new URLSearchParams({ q: filter.q })
  for (const [name, value] of narrowingParameters(frame, filter)) query.set(name, value)
  if (filter.sort && filter.sort !== 'best') query.set('sort', filter.sort)
  if (page > 1) query.set('page', String(page))
  return `${localPath(frame, '/search')}?${query}`
}

export function narrowingParameters(frame: Frame, filter: SearchFilter): [name: string, value: string][] {
  const isForAll = frame.language === mainLanguage() || filter.readers !== undefined
  const language = filter.language ?? (isForAll ? undefined : 'all')
  const parameters = { kind: filter.kind, country: filter.country, language, year: filter.year }
  return Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
}

export function filterForReaders(frame: Frame, filter: SearchFilter, other: Frame): SearchFilter {
  const isUsual = filter.readers !== undefined || frame.language === mainLanguage()
  return { ...filter, readers: isUsual && other.language !== mainLanguage() ? other.language : undefined }
}

export function choiceLabel(frame: Frame, facet: SearchFacet, value: string, choices: SearchChoice[]): Named {
  if (facet === 'kind') return { text: messagesIn(frame.language).kinds.several[value as Kind] }
  if (facet === 'language' && isSiteLanguage(value)) return { text: ownName(value), lang: langOf(frame, value) }
  const choice = choices.find((choice) => choice.value === value)
  const label = choice?.label ?? value
  return facet === 'country' ? termName(frame, { name: label, ...choice }) : { text: label }
}

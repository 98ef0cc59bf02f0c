import type { PublicationFacet, PublicationFilter, PublicationSort, FacetChoices } from '@/domain/published/library'
import { isSiteLanguage, mainLanguage } from '@/lib/languages/languages'
import { localPath, type Frame, langByLetters, termName, type Named, siteName } from './frame'
import { inSentence } from '@/lib/time/date-words'
import { languageName, messagesIn } from '@/lib/messages/messages'
import { typeName, typeNames } from './type-name'

export const libraryFacetOrder: PublicationFacet[] = ['country', 'type', 'year', 'topic', 'language', 'series']
export const sortOrder: PublicationSort[] = ['best', 'newest', 'oldest', 'title', 'posted']

export function defaultSort({ q }: PublicationFilter): PublicationSort {
  return q ? 'best' : 'newest'
}

/** Returns the address of the library with a filter. Keys have one order; empty and default ones are left out. */
export function libraryAddress(frame: Frame, filter: PublicationFilter, page = 1) {
  const query = new URLSearchParams()
  for (const facet of chosenFacetsIn(frame, filter)) query.set(facet, filter[facet]!)
  if (filter.q) query.set('q', filter.q)
  if (hasOwnSort(filter)) query.set('sort', filter.sort!)
  if (page > 1) query.set('page', String(page))
  const base = localPath(frame, '/publications')
  return query.size > 0 ? `${base}?${query}` : base
}

export function hasOwnSort(filter: PublicationFilter) {
  return Boolean(filter.sort) && filter.sort !== defaultSort(filter) && (filter.sort !== 'best' || Boolean(filter.q))
}

/** Returns the chosen facets; not the language in a language's own section, whose address has it already. */
export function chosenFacetsIn(frame: Frame, filter: PublicationFilter) {
  return libraryFacetOrder.filter(
    (facet) => filter[facet] && (facet !== 'language' || frame.language === mainLanguage()),
  )
}

export function isNarrowed(frame: Frame, filter: PublicationFilter) {
  return chosenFacetsIn(frame, filter).length > 0 || Boolean(filter.q)
}

type ChosenValue = { facet: PublicationFacet; value: string; choices: FacetChoices }

export function choiceName(frame: Frame, { facet, value, choices }: ChosenValue): Named {
  if (facet === 'type') return { text: typeName(value, frame.language) }
  if (facet === 'language' && isSiteLanguage(value)) return { text: languageName(value, frame.language) }
  const choice = choices[facet].find((choice) => choice.value === value)
  if (facet === 'country' || facet === 'topic') return termName(frame, { name: choice?.label ?? value, ...choice })
  const text = choice?.label ?? value
  return { text, lang: facet === 'series' ? langByLetters(frame, text, mainLanguage()) : undefined }
}

/** Returns the title of the library. A single filter has its own title, for search engines. */
export function libraryTitle(frame: Frame, filter: PublicationFilter, choices: FacetChoices) {
  const words = messagesIn(frame.language).library
  if (filter.q) return words.withWords({ q: filter.q })
  const chosenFacets = chosenFacetsIn(frame, filter)
  const names = chosenFacets.map((facet) => choiceName(frame, { facet, value: filter[facet]!, choices }).text)
  const all = messagesIn(frame.language).sections.publications
  if (chosenFacets.length === 0) return all
  if (chosenFacets.length > 1)
    return words.pair({ name: all, value: names.join(messagesIn(frame.language).publication.comma) })
  return onlyWords(frame)[chosenFacets[0]!](names[0]!, filter[chosenFacets[0]!]!)
}

function onlyWords(frame: Frame) {
  const { on, ofYear, inLanguage, inSeries } = messagesIn(frame.language).library
  return {
    country: (name: string) => on({ name }),
    topic: (name: string) => on({ name }),
    year: (year: string) => ofYear({ year }),
    language: (name: string) => inLanguage({ name: inSentence(name, frame) }),
    series: (name: string) => inSeries({ name }),
    type: (name: string, type: string) => typeNames(type, frame.language) ?? name,
  }
}

export function libraryDescription(frame: Frame, title: string, total: number) {
  const { everything, description } = messagesIn(frame.language).library
  if (title === messagesIn(frame.language).sections.publications) return everything
  return description({
    title,
    publications: messagesIn(frame.language).lists.publications({ n: total }),
    site: siteName(frame).text,
  })
}

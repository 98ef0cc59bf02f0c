import type { FacetChoices, PublicationFilter } from '@/domain/published/library'
import { messagesIn } from '@/lib/messages/messages'
import { choiceName } from './choice-name'
import type { Frame } from './frame'
import { chosenFacetsIn } from './library-address'
import { siteName } from './named'
import { typeNames } from './type-name'
import { inSentence } from './phrases'

/** A single filter has its own name, for search engines. */
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

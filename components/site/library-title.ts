import type { Choices, PublicationFilter } from '@/domain/published/library'
import { choiceName } from './choice-name'
import type { Frame } from './frame'
import { chosenIn } from './library-address'
import { siteName } from './named'
import { libraryWords } from './words/library'
import { listWords } from './words/lists'
import { publicationWords } from './words/publication'
import { say } from './words/say'
import { sectionNames } from './words/sections'
import { typeNames } from './words/types'

/** A single choice has a name of its own, for search engines. */
export function libraryTitle(frame: Frame, filter: PublicationFilter, choices: Choices) {
  const words = say(frame, libraryWords)
  if (filter.q) return words.withWords(filter.q)
  const chosenFacets = chosenIn(frame, filter)
  const names = chosenFacets.map((facet) => choiceName(frame, { facet, value: filter[facet]!, choices }).text)
  const all = say(frame, sectionNames)['/publications']
  if (chosenFacets.length === 0) return all
  if (chosenFacets.length > 1) return words.pair(all, names.join(say(frame, publicationWords).comma))
  return only(frame)[chosenFacets[0]!](names[0]!, filter[chosenFacets[0]!]!)
}

function only(frame: Frame) {
  const { on, ofYear, inLanguage, inSeries } = say(frame, libraryWords)
  return {
    country: on,
    topic: on,
    year: ofYear,
    language: inLanguage,
    series: inSeries,
    type: (name: string, type: string) => typeNames(type, frame.language) ?? name,
  }
}

export function libraryDescription(frame: Frame, title: string, total: number) {
  const { everything, description } = say(frame, libraryWords)
  if (title === say(frame, sectionNames)['/publications']) return everything
  return description(title, say(frame, listWords).publications(total), siteName(frame).text)
}

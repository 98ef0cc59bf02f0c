import type { Choices, Filter } from '@/domain/published/library'
import { choiceName } from './choice-name'
import type { Frame } from './frame'
import { chosenIn } from './library-address'
import { counted } from './parts'
import { typeNames } from './words/entry'

/** What a list of publications is called: a single choice has a page of its own in search engines, under its own name. */
export function libraryTitle(frame: Frame, filter: Filter, choices: Choices) {
  if (filter.q) return `Publications with “${filter.q}”`
  const chosen = chosenIn(frame, filter)
  const names = chosen.map((facet) => choiceName(facet, filter[facet]!, choices))
  if (chosen.length !== 1) return ['Publications', names.join(', ')].filter(Boolean).join(': ')
  return only[chosen[0]!](names[0]!, filter[chosen[0]!]!)
}

const only = {
  country: (name: string) => `Publications on ${name}`,
  topic: (name: string) => `Publications on ${name}`,
  year: (year: string) => `Publications of ${year}`,
  language: (name: string) => `Publications in ${name}`,
  series: (name: string) => `Publications in the series ${name}`,
  type: (name: string, type: string) => typeNames(type) ?? name,
}

/** The same in a sentence for the lists of search engines. */
export function libraryDescription(frame: Frame, title: string, total: number) {
  if (title === 'Publications') return everything
  return `${title}: ${counted(total, 'publication')} in the library of ${frame.site.name}.`
}

export const everything = 'Reports, newsletters and guides, in the languages they were written in.'

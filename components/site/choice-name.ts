import type { Choices, Facet } from '@/domain/published/library'
import { isLanguage, languageNames } from '@/lib/languages'
import { typeName } from './words/entry'

/** What a choice is called: as staff named it, or as the interface calls what it knows itself. */
export function choiceName(facet: Facet, value: string, choices: Choices) {
  if (facet === 'type') return typeName(value)
  if (facet === 'language' && isLanguage(value)) return languageNames[value].english
  return choices[facet].find((choice) => choice.value === value)?.label ?? value
}

import type { FacetChoices, PublicationFacet } from '@/domain/published/library'
import { isLanguage, mainLanguage } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { langByLetters, type Frame } from './frame'
import { termName, type Named } from './named'
import { typeName } from './type-name'

type ChosenValue = { facet: PublicationFacet; value: string; choices: FacetChoices }

export function choiceName(frame: Frame, { facet, value, choices }: ChosenValue): Named {
  if (facet === 'type') return { text: typeName(value, frame.language) }
  if (facet === 'language' && isLanguage(value)) return { text: messagesIn(frame.language).languages[value] }
  const choice = choices[facet].find((choice) => choice.value === value)
  if (facet === 'country' || facet === 'topic') return termName(frame, { name: choice?.label ?? value, ...choice })
  const text = choice?.label ?? value
  return { text, lang: facet === 'series' ? langByLetters(frame, text, mainLanguage()) : undefined }
}

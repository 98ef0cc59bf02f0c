import type { Choices, PublicationFacet } from '@/domain/published/library'
import { isLanguage, mainLanguage } from '@/lib/languages/languages'
import { langByLetters, type Frame } from './frame'
import { termName, type Named } from './named'
import { languageWords } from './words/languages'
import { say } from './words/say'
import { typeName } from './words/types'

type Chosen = { facet: PublicationFacet; value: string; choices: Choices }

export function choiceName(frame: Frame, { facet, value, choices }: Chosen): Named {
  if (facet === 'type') return { text: typeName(value, frame.language) }
  if (facet === 'language' && isLanguage(value)) return { text: say(frame, languageWords)[value] }
  const choice = choices[facet].find((choice) => choice.value === value)
  if (facet === 'country' || facet === 'topic') return termName(frame, { name: choice?.label ?? value, ...choice })
  const text = choice?.label ?? value
  return { text, lang: facet === 'series' ? langByLetters(frame, text, mainLanguage()) : undefined }
}

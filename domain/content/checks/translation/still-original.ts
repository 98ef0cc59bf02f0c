import { languageNames, type Language } from '@/lib/languages/languages'
import { blocking, type Check } from '../check'
import type { OriginalWords } from './original'
import { isNameAlone, translatablePassages, type Passage, type PassageSource } from './passages'

export type StillOriginal = {
  /** Passages in the words of the original that nobody let stand, in the order of the page. */
  passages: Passage[]
  /** Passages in the words of the original that somebody let stand. */
  left: Passage[]
  /** The number of passages to translate, with those that are translated. */
  total: number
}

/** Returns what of a translation is still in the words of its original. */
export function stillOriginal(
  text: PassageSource & { language: Language },
  { words, left }: OriginalWords,
): StillOriginal {
  const passages = translatablePassages(text).filter((one) => !isNameAlone(one, text.language))
  const same = passages.filter((one) => words.has(one.words))
  return {
    passages: same.filter((one) => !left.has(one.words)),
    left: same.filter((one) => left.has(one.words)),
    total: passages.length,
  }
}

/** "5 of 12 paragraphs are still in English" */
export function stillOriginalWords({ passages, total }: { passages: unknown[]; total: number }, language: Language) {
  const count = passages.length
  return `${count} of ${total} paragraph${total === 1 ? '' : 's'} ${count === 1 ? 'is' : 'are'} still in ${languageNames[language].english}`
}

/** A translation goes out once none of it is in the words of the original, but for what somebody let stand. */
export function translationChecks(text: PassageSource & { language: Language; original?: OriginalWords }): Check[] {
  if (!text.original) return []
  const still = stillOriginal(text, text.original)
  const [first] = still.passages
  if (!first) return []
  return [
    blocking(
      'translation',
      `${stillOriginalWords(still, text.original.language)}. Translate them, or choose “Leave as it is” for what is to stay.`,
      first.place,
    ),
  ]
}

import { type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { blocking, type Check } from '../check'
import type { OriginalWords } from './original'
import { isNameAlone, translatablePassages, type Passage, type PassageSource } from './passages'

export type StillOriginal = {
  passages: Passage[]
  /** Passages that may stay untranslated. */
  left: Passage[]
  total: number
}

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

export function stillOriginalWords({ passages, total }: { passages: unknown[]; total: number }, language: Language) {
  const count = passages.length
  return `${count} of ${total} paragraph${total === 1 ? '' : 's'} ${count === 1 ? 'is' : 'are'} still in ${englishName(language)}`
}

/** Untranslated passages that nobody accepted prevent a release. */
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

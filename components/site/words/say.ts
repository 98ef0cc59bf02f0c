import type { Language } from '@/lib/languages'

/** The words of one part of the interface, in every language of it. */
export type Spoken<Words> = Record<Language, Words>

/** The words for a reader in their language. */
export function say<Words>({ language }: { language: Language }, words: Spoken<Words>): Words {
  return words[language]
}

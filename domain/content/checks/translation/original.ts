import type { Language } from '@/lib/languages/languages'

/** Comparable facts of blocks in different languages. */
export type BlockShape = {
  kind: string
  /** Level of a heading, number of items, id of a picture. */
  detail: string
  size: number
  /** The first words, which are equal until they are translated. */
  words: string
}

export type OriginalWords = {
  language: Language
  words: ReadonlySet<string>
  left: ReadonlySet<string>
}

/** `agreed`: the word in the language of the translation. */
export type AgreedTerm = { id: number; word: string; agreed: string }

export type OriginalTerms = {
  language: Language
  blocks: readonly (BlockShape & { terms: readonly number[] })[]
  terms: readonly AgreedTerm[]
}

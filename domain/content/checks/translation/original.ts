import type { Language } from '@/lib/languages/languages'

/** The facts that can be compared of two blocks in different languages. */
export type BlockShape = {
  kind: string
  /** The detail that is the same in every language: the level of a heading, the number of items, which picture. */
  detail: string
  /** Characters. */
  size: number
  /** The beginning of its words, which are the same while it is not translated. */
  words: string
}

/** The text that a translation says again, as far as the words of both are compared. */
export type OriginalWords = {
  language: Language
  /** Its passages in their comparable form: of the text that was translated, and of its newest one. */
  words: ReadonlySet<string>
  /** The passages of them that somebody lets stand as they are. */
  left: ReadonlySet<string>
}

/** A term of the glossary that stands in the original, and what was agreed to call it in the language of the translation. */
export type AgreedTerm = { id: number; word: string; agreed: string }

/** The original as far as its terms are looked for in the translation. */
export type OriginalTerms = {
  language: Language
  blocks: readonly (BlockShape & { terms: readonly number[] })[]
  terms: readonly AgreedTerm[]
}

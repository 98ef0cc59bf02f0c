import { type Language } from '@/lib/languages/languages'

/** A text in another language that is read beside this one. */
export type BesideText = { entryId: number; language: Language }

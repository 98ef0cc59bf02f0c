import { type Language } from '@/lib/languages/languages'

export type BesideText = { entryId: number; language: Language }

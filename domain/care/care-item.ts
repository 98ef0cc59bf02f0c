import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'

export type CareItem = {
  entryId: number
  title: string
  kind: Kind
  language: Language
  /** Since when, or until when, in UTC ms. */
  at: number
  /** What is wrong, or which other entry it is about. */
  why?: string
  /** Where it is about one of the texts of the entry: its revision. */
  revisionId?: number
}

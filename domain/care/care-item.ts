import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

export type CareItem = {
  entryId: number
  title: string
  kind: Kind
  language: Language
  /** Since when, or until when, in UTC ms. */
  at: number
  /** The problem, or the other entry that it is about. */
  why?: string
  /** The revision, if it is about one of the texts of the entry. */
  revisionId?: number
}

import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

export type CareItem = {
  entryId: number
  title: string
  kind: Kind
  language: Language
  /** The beginning or the end of the problem, UTC ms. */
  at: number
  /** The problem, or another entry's title. */
  why?: string
  revisionId?: number
}

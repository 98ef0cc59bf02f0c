import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

/** Immutable facts of a release that readers had at some moment. Only publications have `title`. */
export type Fact = {
  releaseId: number
  revisionId: number
  entryId: number
  kind: Kind
  language: Language
  dated: number
  type: string | null
  publishedOn: string | null
  series: string
  title: string
  /** UTC ms; null for a text without an end. */
  endsAt: number | null
}

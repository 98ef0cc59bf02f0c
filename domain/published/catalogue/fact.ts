import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'

/** The facts that an index has of a release that readers had at some moment. None of it ever changes. `title`: of publications alone. */
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
}

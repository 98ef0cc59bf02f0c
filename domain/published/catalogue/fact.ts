import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'

/** What is known of a release that readers had at some moment; none of it ever changes. The title of a publication alone. */
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

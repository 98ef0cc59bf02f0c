import type { ImportProblem } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import type { OwnEntry } from '../gazette-meta'

export type ImportedText = {
  content: Content
  kept: Record<string, unknown>
  problems: ImportProblem[]
  /** A hash of the source and the result: nothing is done where both are unchanged. */
  hash: string
  staffId: number | null
  uses: string[]
  /** UTC ms. */
  modified: number | undefined
  /** A problem that no editor could save: the text is left out, since nobody could correct it. */
  refusal?: string
  /** Only where the text was not changed in WordPress. */
  gazetteEntry?: OwnEntry
}

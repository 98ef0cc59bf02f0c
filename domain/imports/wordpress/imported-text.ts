import type { ImportProblem } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import type { OwnEntry } from '../gazette-meta'

export type ImportedText = {
  content: Content
  kept: Record<string, unknown>
  problems: ImportProblem[]
  /** A hash of the source and the result: nothing is done if both are unchanged. */
  hash: string
  staffId: number | null
  uses: string[]
  /** UTC ms. */
  modified: number | undefined
  /** A problem that no editor could save or correct: the text is left out. */
  refusal?: string
  /** Only if the text was not changed in WordPress. */
  gazetteEntry?: OwnEntry
}

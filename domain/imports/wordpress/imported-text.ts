import type { ImportProblem } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import type { OwnEntry } from '../gazette-meta'

/** A text as it will be written here, with what a person should look at. */
export type ImportedText = {
  content: Content
  kept: Record<string, unknown>
  problems: ImportProblem[]
  /** A hash of the source and of what it becomes here: where neither changed, nothing has to be done. */
  hash: string
  staffId: number | null
  /** The uploads in it. */
  uses: string[]
  /** When it was changed last at its source, UTC ms. */
  modified: number | undefined
  /** The reason why no editor could save it here, as a sentence. Nothing of it is taken over then: nobody could ever correct it. */
  refusal?: string
  /** The fields that Gazette wrote of it, where the text was not changed in WordPress since. */
  gazetteEntry?: OwnEntry
}

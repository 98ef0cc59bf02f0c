import type { Content } from '@/domain/content/content'
import type { FieldName } from './fields'

/** `html` marks what only this side has. */
type VersionOfText = { value: unknown; html: string }

/** A difference. `mine`, `theirs`: one side changed it; `joined`: both, compatibly; `both`: somebody has to choose. */
export type Difference = {
  id: string
  /** `body`: a passage, whose values are lists of blocks. */
  field: FieldName | 'body'
  label: string
  is: 'mine' | 'theirs' | 'joined' | 'both'
  mine: VersionOfText
  theirs: VersionOfText
  joined?: VersionOfText
}

/** Part of a body: unchanged blocks, or the id of a difference. */
export type BodyPassage = { same: unknown[] } | { differs: string }

/** `base`: the common ancestor, where known. */
export type ComparedTexts = { mine: Content; theirs: Content; base?: Content }

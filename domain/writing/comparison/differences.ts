import type { Content } from '@/domain/content/content'
import type { FieldName } from './fields'

/** `html` marks what only this side has. */
type Version = { value: unknown; html: string }

/** `mine`, `theirs`: one side changed it; `joined`: both, compatibly; `both`: someone has to choose. */
export type Difference = {
  id: string
  /** `body`: a passage, whose values are lists of blocks. */
  field: FieldName | 'body'
  label: string
  is: 'mine' | 'theirs' | 'joined' | 'both'
  mine: Version
  theirs: Version
  joined?: Version
}

/** Unchanged blocks and ids of differences, in order. */
export type Passages = { same: unknown[] } | { differs: string }

/** `base`: the common ancestor, where known. */
export type Texts = { mine: Content; theirs: Content; base?: Content }

import type { Content } from '@/domain/content/content'
import type { FieldName } from './fields'

/** The content that one side has in a place: the value for the merged text, and markup that shows what only this side has. */
type Version = { value: unknown; html: string }

/**
 * A place where two texts differ. `mine`, `theirs`: only one changed it, so nothing has to be chosen; `joined`: both did,
 * in different words or by adding something in the same place; `both`: someone has to choose.
 */
export type Difference = {
  id: string
  /** A field's name, or `body` for a passage of the text, whose values are lists of blocks. */
  field: FieldName | 'body'
  label: string
  is: 'mine' | 'theirs' | 'joined' | 'both'
  mine: Version
  theirs: Version
  joined?: Version
}

/** The text in order: blocks that are in both, and the places of differences by their ids. */
export type Passages = { same: unknown[] } | { differs: string }

/** Two texts and, where it is known, the one that both started from. */
export type Texts = { mine: Content; theirs: Content; base?: Content }

import type { Kind, SuggestedText } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import type { ClashingChange } from '@/domain/review/suggestions/suggested-text'
import type { Base } from '@/domain/writing/drafts'
import type { EditorUpload, PublishState } from '@/domain/writing/editing'
import type { TranslatedEntry } from '@/domain/writing/translated-entry'
import type { Organisation } from '@/domain/published/site'
import type { Language } from '@/lib/languages/languages'

export type Term = { id: number; kind: 'topic' | 'country'; name: string }

/** The initial data of an editor. A new entry has no id, base or standing. */
export type EditorStart = {
  /** Unique to this response: the browser's history can show an old one again. */
  answerId: string
  id?: number
  kind: Kind
  language: Language
  base?: Base
  savedAt?: number
  isSample?: boolean
  content: Content
  /** Set for somebody who suggests: `content` is then their suggestion, kept beside the entry's text. */
  suggestion?: {
    counter: number
    /** The newest text. `isNewBase`: the server has no suggestion yet, or one on an older text. */
    base: SuggestedText
    isNewBase: boolean
    clashes: ClashingChange[]
  }
  bodyProblem?: string | null
  standing?: PublishState
  uploads: EditorUpload[]
  series: string[]
  organisations: Organisation[]
  terms: Term[]
  mayAddTerms: boolean
  me: { id: number; zone: string }
  mayRelease: boolean
  /** Undefined if this person may not read the original. */
  translates?: TranslatedEntry
  mayShare: boolean
  mayLead: boolean
  zone: string
}

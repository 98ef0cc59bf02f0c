import type { Kind, SuggestedText } from '@/db/schema'
import type { Content } from '@/domain/content/content'
import type { Clash } from '@/domain/review/suggestions/suggested-text'
import type { Base } from '@/domain/writing/drafts'
import type { EditorUpload, StandingVersions } from '@/domain/writing/editing'
import type { MachineTranslation } from '@/domain/writing/machine-drafts'
import type { TranslatedEntry } from '@/domain/writing/translated-entry'
import type { Organisation } from '@/domain/published/site'
import type { Language } from '@/lib/languages/languages'

/** Everything an editor starts from. A new entry has no id, base and standing until its first save. */
export type EditorStart = {
  /** Unique to this answer of the server: the browser's history can show an old answer again. */
  answerId: string
  id?: number
  kind: Kind
  language: Language
  base?: Base
  savedAt?: number
  /** True if it is one to try the editor with, which readers never get. */
  isSample?: boolean
  content: Content
  /** The suggestion, if somebody suggests: what they type is kept beside the text and is never the text. `content` is what they suggest. */
  suggestion?: {
    counter: number
    /** The newest text, which it changes; `isNewBase`: the server has it upon an older one, or has none yet. */
    base: SuggestedText
    isNewBase: boolean
    clashes: Clash[]
  }
  /** The reason why the body is here without its formatting, as a sentence. */
  bodyProblem?: string | null
  standing?: StandingVersions
  uploads: EditorUpload[]
  /** Names of series that have publications already. */
  series: string[]
  /** Organisations that were named before, the last first; of a publication alone. */
  organisations: Organisation[]
  terms: { id: number; kind: 'topic' | 'country'; name: string }[]
  /** The person who owns the editor, and in which zone they live. */
  me: { id: number; zone: string }
  mayRelease: boolean
  /** The text that it translates, where this person may read that. */
  translates?: TranslatedEntry
  /** Everything that a machine made here, and whether one can be asked. */
  machine?: MachineTranslation
  /** True if this person can show drafts to people without an account. */
  mayShare: boolean
  /** True if this person can have it lead the front page, and it does not lead it already. */
  mayLead: boolean
  /** The site's zone. */
  zone: string
}

import type { PublishState } from '@/domain/writing/editing'
import type { EditorStart, Term } from '../editor-start'
import type { Comments } from '../comments/use-comments'
import type { People } from '../people/use-people'
import type { Suggestions } from '../suggestions/use-suggestions'
import type { DraftChecks } from '../publish/use-checks'
import type { Draft } from '../use-draft'

export type PanelPart = {
  opened: EditorStart
  /** All terms, with those that were added in this window. */
  terms: { all: Term[]; add: (term: Term) => void }
  draft: Draft
  standing: PublishState | undefined
  entryId: number | undefined
  comments: Comments
  suggestions: Suggestions
  checking: DraftChecks
  /** `needsAnswer`: nobody has answered, and it was never public. */
  people: People & { needsAnswer: boolean }
  needsApproval?: boolean
  problem: (field: string) => string | undefined
}

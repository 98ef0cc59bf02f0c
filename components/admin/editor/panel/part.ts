import type { StandingVersions } from '@/domain/writing/editing'
import type { EditorStart } from '../editor-start'
import type { OpenComments } from '../comments/open-comments'
import type { People } from '../people/use-people'
import type { OpenSuggestions } from '../suggestions/open-suggestions-note'
import type { DraftChecks } from '../publish/use-checks'
import type { Draft } from '../use-draft'

/** The facts that every part of the panel is given. */
export type PanelPart = {
  opened: EditorStart
  draft: Draft
  standing: StandingVersions | undefined
  entryId: number | undefined
  openComments: OpenComments
  openSuggestions: OpenSuggestions
  /** The findings of the publish check. */
  checking: DraftChecks
  /** The people whom it is about; `isAsked`: nobody has said it, and its words or pictures suggest people at risk. */
  people: People & { isAsked: boolean }
  /** Publishing the newest text needs an approval that it does not have. */
  needsApproval?: boolean
  /** The sentence for one field, where it was refused. */
  problem: (field: string) => string | undefined
}

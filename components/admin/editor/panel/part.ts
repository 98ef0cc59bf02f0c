import type { StandingVersions } from '@/domain/writing/editing'
import type { Opened } from '../opened'
import type { Checking } from '../publish/use-checks'
import type { Draft } from '../use-draft'

/** What every part of the panel is given. */
export type Part = {
  opened: Opened
  draft: Draft
  standing: StandingVersions | undefined
  entryId: number | undefined
  /** What the publish check finds. */
  checking: Checking
  /** Publishing the newest text needs an approval that it does not have. */
  needsApproval?: boolean
  /** The sentence for one field, where it was refused. */
  problem: (field: string) => string | undefined
}

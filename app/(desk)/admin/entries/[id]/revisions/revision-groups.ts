import type { RevisionRow } from '@/domain/writing/revisions'
import { inZone } from '@/lib/time/time'

/** Revisions that one person wrote on one day, the newest first. `day` is a moment of it, UTC ms. */
export type RevisionGroup = { author: string | null; day: number; revisions: RevisionRow[] }

/**
 * The versions of one page of the list: first those that somebody named and those that were published or scheduled, then the
 * others by person and day of the reader's zone, in the order of the newest of each.
 */
export function groupRevisions(revisions: RevisionRow[], zone: string) {
  const isMarked = ({ remark, releases }: RevisionRow) => remark !== '' || releases.length > 0
  const groups = new Map<string, RevisionGroup>()
  for (const revision of revisions) {
    if (isMarked(revision)) continue
    const { author, authorId, savedAt } = revision
    const name = `${authorId} ${inZone(savedAt, zone).toPlainDate().toString()}`
    const group = groups.get(name) ?? { author, day: savedAt, revisions: [] }
    group.revisions.push(revision)
    groups.set(name, group)
  }
  return { marked: revisions.filter(isMarked), groups: [...groups.values()] }
}

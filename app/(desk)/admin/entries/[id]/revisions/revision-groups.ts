import type { RevisionRow } from '@/domain/writing/revisions'
import { inZone } from '@/lib/time/time'

/** Revisions of one person on one day, the newest first. `day` is a moment of it, UTC ms. */
export type RevisionGroup = { author: string | null; day: number; revisions: RevisionRow[] }

/** Returns first the versions with a name or a release, then the others by person and day in the person's zone. */
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

import type { RevisionOrigin } from '@/db/schema'
import type { Clock, TimeZones } from '@/lib/time/time'
import { capitalize } from '@/lib/text/capitalized'
import { deskTime, deskMoment, inZone } from '@/lib/time/time'
import type { RevisionRow } from '@/domain/writing/revisions'

type Origin = { how: RevisionOrigin; fromSavedAt: number | null; basedOn: number | null; isMine: boolean }

export function kindWords({ how, fromSavedAt, basedOn, isMine }: Origin, { zone }: Pick<Clock, 'zone'>): string {
  const from = fromSavedAt === null ? 'an earlier version' : `the version of ${deskTime(fromSavedAt, zone)}`
  switch (how) {
    case 'restored':
      return `Restored from ${from}`
    case 'merged':
      return `Merged: ${from} and the one before this`
    case 'kept':
      return 'Kept, instead of the one before this'
    case 'copied':
      return 'Created as a copy'
    case 'replaced':
      return 'A newer version of a file was put in'
    case 'aside':
      return `${isMine ? 'Your version' : 'Version'}, kept aside: someone had saved a newer text`
    case 'written':
      return basedOn === null ? 'Created' : 'Edited'
  }
}

type Choosable = { savedAt: number; author: string | null; remark: string; how: RevisionOrigin }

export function versionName({ savedAt, author, remark, how }: Choosable, zones: TimeZones): string {
  const aside = how === 'aside' ? ', kept aside' : ''
  return `${capitalize(deskMoment(savedAt, zones))}, ${author ?? 'the system'}${aside}${remark && `: “${remark}”`}`
}

type Release = { goesLiveAt: number; cancelledAt: number | null; note: string | null }

/** UTC ms. */
export function releaseWords({ goesLiveAt, cancelledAt, note }: Release, clock: Clock): string {
  const when = (at: number) => deskMoment(at, clock)
  if (cancelledAt !== null) return `Was set for ${when(goesLiveAt)}; cancelled ${when(cancelledAt)}.`
  const words = `${goesLiveAt > clock.now ? 'Goes live' : 'Went live'} ${when(goesLiveAt)}`
  return note ? `${words}: “${note}”` : `${words}.`
}

/** Revisions of one person on one day, newest first. `day`: a moment of it, UTC ms. */
type RevisionGroup = { author: string | null; day: number; revisions: RevisionRow[] }

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

import type { State } from '@/domain/state'
import { relativeTime } from '@/lib/relative-time'
import { deskTimes, longDate } from '@/lib/time'

/** Who reads a moment, and when: instants in UTC ms, the site's zone beside the reader's own. */
export type Clock = { now: number; zone: string; viewer: string }

export const stateWords = { draft: 'Draft', scheduled: 'Scheduled', live: 'Live', withdrawn: 'Withdrawn' } as const

/** Where an entry stands and what happens next by itself, in plain sentences. */
export function stateSentence(state: State, clock: Clock): string {
  return [standing(state, clock), coming(state, clock), state.is !== 'draft' && state.waiting && unreleased(state)]
    .filter(Boolean)
    .join(' ')
}

// A live text's moment is that of its newest release, so the sentence says "published", never "live since".
function standing(state: State, { zone }: Clock) {
  if (state.is === 'draft') return 'Readers cannot see it.'
  if (state.is === 'scheduled') return ''
  const since = longDate(state.since, zone)
  if (state.is === 'withdrawn') return `Readers get an explanation since ${since}.`
  return state.notice ? `Readers see it under a notice since ${since}.` : `Published ${since}.`
}

function coming({ is, next }: State, clock: Clock) {
  if (!next) return ''
  const when = `${deskTimes(next.at, clock.zone, clock.viewer)}, ${relativeTime(next.at, clock.now)}`
  if (next.what === 'is withdrawn') return `Is withdrawn ${when}.`
  if (next.what === 'changes') return `A change goes live ${when}.`
  return `Goes live ${is === 'withdrawn' ? 'again ' : ''}${when}.`
}

function unreleased({ is }: State) {
  if (is === 'scheduled') return 'Newer changes are not scheduled.'
  return 'Changes are not published.'
}

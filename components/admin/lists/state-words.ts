import type { State } from '@/domain/state'
import { relativeTime } from '@/lib/relative-time'
import { deskTimes, longDate } from '@/lib/time'

/** Who reads a moment, and when: instants in UTC ms, the site's zone beside the reader's own. */
export type Clock = { now: number; zone: string; viewer: string }

export const stateWords = { draft: 'Draft', scheduled: 'Scheduled', live: 'Live', withdrawn: 'Withdrawn' } as const

/**
 * Where an entry stands, what happens next by itself, and what somebody still has to do: a plain sentence each, or ''.
 * `away` adds how far off that is: "in 3 hours".
 */
export function stateSentences(state: State, clock: Clock, { away = true } = {}) {
  return { stands: standing(state, clock), next: coming(state, clock, away), open: unreleased(state) }
}

// A live text's moment is that of its newest release, so the sentence says "published", never "live since".
function standing(state: State, { zone }: Clock) {
  if (state.is === 'draft') return 'Readers cannot see it.'
  if (state.is === 'scheduled') return ''
  const since = longDate(state.since, zone)
  if (state.is === 'withdrawn') return `Readers get an explanation since ${since}.`
  return state.notice ? `Readers see it under a notice since ${since}.` : `Published ${since}.`
}

function coming({ is, next }: State, clock: Clock, away: boolean) {
  if (!next) return ''
  const moment = deskTimes(next.at, clock.zone, clock.viewer)
  const when = away ? `${moment}, ${relativeTime(next.at, clock.now)}` : moment
  if (next.what === 'is withdrawn') return `Is withdrawn ${when}.`
  if (next.what === 'changes') return `A change goes live ${when}.`
  return `Goes live ${is === 'withdrawn' ? 'again ' : ''}${when}.`
}

function unreleased({ is, waiting }: State) {
  if (!waiting || is === 'draft') return ''
  return is === 'scheduled' ? 'Newer changes are not scheduled.' : 'Changes are not published.'
}

import type { PublishState } from '@/domain/writing/editing'
import type { State } from '@/domain/entries/state'
import type { ReviewState } from '@/domain/review/review-state'
import { capitalize } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment, deskTimes, longDate, type Clock, type TimeZones } from '@/lib/time/time'

/** Returns the state if `newest` is the newest text; readers do not have a save after `headId`. */
export function stateNow({ state, headId }: PublishState, newest: number | undefined): State {
  if (!newest || newest === headId) return state
  return state.is === 'live' ? { ...state, changed: true, waiting: true } : { ...state, waiting: true }
}

export function describeState(state: State, zones: TimeZones): string {
  const { stands, next, open } = stateParts(state, (at) => deskMoment(at, zones), zones.zone)
  const name = stateNames[state.is]
  if (state.is === 'draft') return `${name}, ${stands}`
  if (state.is === 'scheduled') return [`${name}: ${next}`, open].filter(Boolean).join('; ')
  return [`${name} ${stands}`, open, next].filter(Boolean).join('; ')
}

type ShortText = { words: string; narrow?: string }

/** Returns the state in few words. Moments are in the viewer's zone alone. */
export function shortStateOf(state: State, review: ReviewState | undefined, { viewer }: TimeZones): ShortText {
  const inReview = shortReviewOf(state, review)
  const next = state.next && deskTimes(state.next.at, viewer, viewer)
  switch (state.is) {
    case 'draft':
      return { words: inReview ?? stateNames.draft }
    case 'scheduled': {
      const when = next ?? deskTimes(state.at, viewer, viewer)
      // Two buttons stand beside it: the weekday goes, and the year where it is clear.
      const isNear = state.at - Date.now() < 300 * 86_400_000
      const short = when.replace(isNear ? /^\w{3} (?=\d)| \d{4}(?=,)/g : /^\w{3} (?=\d)/, '')
      return { words: `Scheduled for ${when}`, narrow: `Scheduled ${short}` }
    }
    case 'withdrawn':
      return { words: next ? `Withdrawn, goes live again ${next}` : stateNames.withdrawn }
    case 'live':
      if (state.next?.what === 'is withdrawn') return { words: `Published until ${next}` }
      if (state.next) return { words: `Published, changes go live ${next}` }
      if (!state.changed || !state.waiting) return { words: state.notice ? 'Published, under a notice' : 'Published' }
      return {
        words: `Published, with unpublished changes${inReview ? `: ${inReview}` : ''}`,
        narrow: inReview ?? 'Unpublished changes',
      }
  }
}

function shortReviewOf(state: State, review: ReviewState | undefined) {
  if (!state.waiting || !review || review.is === 'none') return undefined
  return review.is === 'approved' && review.changed ? undefined : reviewNames[review.is]
}

export function stateName(state: State, review?: ReviewState) {
  return (state.is === 'draft' && shortReviewOf(state, review)) || stateNames[state.is]
}

/** Returns sentences: the present, the next event, what somebody has to do. `away` adds "in 3 hours". */
export function stateSentences(
  state: State,
  clock: Clock,
  { away = true, review }: { away?: boolean; review?: ReviewState } = {},
) {
  const when = (at: number) => deskMoment(at, clock) + (away ? `, ${relativeTime(at, clock.now)}` : '')
  const { stands, next, open } = stateParts(state, when, clock.zone)
  const inReview = open && shortReviewOf(state, review)
  return {
    stands: toSentence(stands),
    next: toSentence(next),
    open: toSentence(inReview ? `${open}: ${inReview.toLowerCase()}` : open),
  }
}

function toSentence(words: string) {
  return words && `${capitalize(words)}.`
}

function stateParts(state: State, when: (at: number) => string, zone: string) {
  return { stands: standingWords(state, zone), next: comingWords(state, when), open: unreleasedSentence(state) }
}

function standingWords(state: State, zone: string) {
  if (state.is === 'draft') return 'never published'
  if (state.is === 'scheduled') return ''
  const notice = state.is === 'live' && state.notice ? ', under a notice' : ''
  return `since ${longDate(state.since, zone)}${notice}`
}

function comingWords(state: State, when: (at: number) => string) {
  const { is, next = is === 'scheduled' ? ({ at: state.at, what: 'goes live' } as const) : undefined } = state
  if (!next) return ''
  if (next.what === 'is withdrawn') return `is withdrawn ${when(next.at)}`
  if (next.what === 'changes') return `a change goes live ${when(next.at)}`
  return `goes live ${is === 'withdrawn' ? 'again ' : ''}${when(next.at)}`
}

function unreleasedSentence({ is, waiting, ...state }: State) {
  if (!waiting || is === 'draft') return ''
  if (is === 'scheduled') return 'newer changes are not in it'
  return 'changed' in state && !state.changed ? '' : 'changes not published'
}

export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Published', withdrawn: 'Withdrawn' } as const

export const reviewNames = { waiting: 'In review', changes: 'Changes requested', approved: 'Approved' } as const

import type { StandingVersions } from '@/domain/writing/editing'
import type { State } from '@/domain/entries/state'
import { relativeTime } from '@/lib/relative-time'
import { deskTimes, longDate } from '@/lib/time'
import type { Zones } from '@/components/admin/moments/zones'

/** Who reads a moment, and when: instants in UTC ms, the site's zone beside the reader's own. */
export type Clock = { now: number; zone: string; viewer: string }

export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Live', withdrawn: 'Withdrawn' } as const

/** Where an entry stands when its newest text is `headId`: a save since then is a change that no reader has. */
export function stateNow({ state, headId }: StandingVersions, newest: number | undefined): State {
  if (!newest || newest === headId) return state
  return state.is === 'live' ? { ...state, changed: true, waiting: true } : { ...state, waiting: true }
}

/** One sentence: what readers have, what they do not have yet, and what comes next by itself. Instants are UTC ms. */
export function stateSentence(state: State, zones: Zones): string {
  const { stands, next, open } = partsOf(state, (at) => deskTimes(at, zones.zone, zones.viewer), zones.zone)
  const name = stateNames[state.is]
  if (state.is === 'draft') return `${name}, ${stands}`
  if (state.is === 'scheduled') return [`${name}: ${next}`, open].filter(Boolean).join('; ')
  return [`${name} ${stands}`, open, next].filter(Boolean).join('; ')
}

/**
 * The state in sentences for lists, where the state's name stands beside them: where the entry stands, what happens
 * next by itself, and what somebody still has to do; each a sentence, or ''. `away` adds how far off that is: "in 3
 * hours".
 */
export function stateSentences(state: State, { now, zone, viewer }: Clock, { away = true } = {}) {
  const when = (at: number) => deskTimes(at, zone, viewer) + (away ? `, ${relativeTime(at, now)}` : '')
  const { stands, next, open } = partsOf(state, when, zone)
  return { stands: asSentence(stands), next: asSentence(next), open: asSentence(open) }
}

function asSentence(words: string) {
  return words && `${words[0]!.toUpperCase()}${words.slice(1)}.`
}

function partsOf(state: State, when: (at: number) => string, zone: string) {
  return { stands: standing(state, zone), next: coming(state, when), open: unreleasedSentence(state) }
}

function standing(state: State, zone: string) {
  if (state.is === 'draft') return 'never published'
  if (state.is === 'scheduled') return ''
  const notice = state.is === 'live' && state.notice ? ', under a notice' : ''
  return `since ${longDate(state.since, zone)}${notice}`
}

function coming(state: State, when: (at: number) => string) {
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

import type { Standing } from '@/domain/editing'
import type { State } from '@/domain/state'
import { deskTimes, longDate } from '@/lib/time'

type Zones = { zone: string; viewer: string }

export const stateNames = { draft: 'Draft', scheduled: 'Scheduled', live: 'Live', withdrawn: 'Withdrawn' } as const

/** Where an entry stands when its newest text is `headId`: a save since then is a change that no reader has. */
export function stateNow({ state, headId }: Standing, newest: number | undefined): State {
  if (!newest || newest === headId) return state
  return state.is === 'live' ? { ...state, changed: true, waiting: true } : { ...state, waiting: true }
}

/** One sentence: what readers have, and what comes next by itself. Instants are UTC ms. */
export function stateSentence(state: State, { zone, viewer }: Zones): string {
  const told = (at: number) => deskTimes(at, zone, viewer)
  const { next } = state
  if (state.is === 'draft') return 'Draft, never published'
  if (state.is === 'scheduled')
    return `Scheduled: goes live ${told(state.at)}${state.waiting ? '; newer changes are not in it' : ''}`
  const then = next ? `; ${next.what === 'goes live' ? 'goes live again' : next.what} ${told(next.at)}` : ''
  if (state.is === 'withdrawn') return `Withdrawn since ${longDate(state.since, zone)}${then}`
  const live = `Live since ${longDate(state.since, zone)}${state.notice ? ', under a notice' : ''}`
  const unpublished = state.changed && state.waiting ? '; changes not published' : ''
  return `${live}${unpublished}${then}`
}

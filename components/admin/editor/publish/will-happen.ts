import type { State } from '@/domain/entries/state'
import { deskTimes, longDate } from '@/lib/time/time'

type PlannedRelease = {
  state: State
  /** UTC ms; left out for now. */
  at?: number
  path: string
  zone: string
  viewer: string
}

export function releaseEffect({ state, at, path, zone, viewer }: PlannedRelease): { message: string; path?: string } {
  const when = at === undefined ? 'now' : deskTimes(at, zone, viewer)
  if (state.is === 'live') return { message: liveChangeWords(state, at, when, zone) }
  const again = state.is === 'withdrawn' ? ' again' : ''
  return { message: `Goes live${again} ${when}`, path }
}

function liveChangeWords(state: State & { is: 'live' }, at: number | undefined, when: string, zone: string) {
  if (!state.changed && !state.notice) return 'Readers have this text already'
  const notice = state.notice ? ', without the notice' : ''
  if (!state.changed) return `Readers get this text ${at === undefined ? when : `from ${when}`}${notice}`
  const instead = `instead of the one from ${longDate(state.since, zone)}${notice}`
  return at === undefined ? `Readers get this text ${instead}` : `Readers get this text from ${when}, ${instead}`
}

export function replacementWords(scheduled: { at: number } | undefined, zone: string, viewer: string) {
  return scheduled && `It takes the place of what is scheduled for ${deskTimes(scheduled.at, zone, viewer)}.`
}

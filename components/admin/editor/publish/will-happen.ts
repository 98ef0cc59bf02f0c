import type { State } from '@/domain/entries/state'
import { deskMoment, type TimeZones, longDate } from '@/lib/time/time'

/** A text that was released. `at`: UTC ms; undefined for now. */
export type ReleasedText = { path: string; at?: number }

/** Returns the verb of the button. A text in a bundle cannot get another moment. */
export function releaseVerb(state: State, isBundled: boolean) {
  return verbs[state.is === 'scheduled' && isBundled ? 'draft' : state.is]
}

const verbs = { draft: 'Publish', scheduled: 'Change date', live: 'Publish changes', withdrawn: 'Publish' } as const

export const scheduledWords = {
  text: 'A text goes live',
  withdrawal: 'It is withdrawn',
  notice: 'It is put under a notice',
}

type PlannedRelease = {
  state: State
  /** UTC ms; left out for now. */
  at?: number
  path: string
  zones: TimeZones
}

export function releaseEffect({ state, at, path, zones }: PlannedRelease): { message: string; path?: string } {
  const when = at === undefined ? 'now' : deskMoment(at, zones)
  if (state.is === 'live') return { message: liveChangeWords(state, at, when, zones.zone) }
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

type Obstacles = {
  errors: number
  /** The reason why nothing at all can be done. */
  obstacle?: string
  isSaved: boolean
  isAsked: boolean
  /** Sentences on what is missing for people at risk. */
  problems: { message: string }[]
  needsApproval: boolean
}

/** Returns a sentence on what prevents publishing, or undefined. */
export function releaseObstacle({
  errors,
  obstacle,
  isSaved,
  isAsked,
  problems,
  needsApproval,
}: Obstacles): string | undefined {
  if (errors) return `It cannot be published yet: fix the ${errors === 1 ? 'error' : `${errors} errors`} above first.`
  if (obstacle) return `It cannot be published now. ${obstacle}`
  if (!isSaved) return 'It cannot be published yet: the newest text is not saved.'
  if (isAsked) return 'It can be published once you have said whom it is about.'
  if (problems.length) return `It cannot be published yet. ${problems.map(({ message }) => message).join(' ')}`
  return needsApproval ? 'It cannot be published yet: somebody else has to approve it first.' : undefined
}

export function replacementWords(scheduled: { at: number } | undefined, zones: TimeZones) {
  return scheduled && `It takes the place of what is scheduled for ${deskMoment(scheduled.at, zones)}.`
}

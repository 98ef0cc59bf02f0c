import type { BundleState } from '@/domain/publishing/bundles'
import type { Clock } from '@/components/admin/entry/state-words'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes } from '@/lib/time/time'

const stateClasses = { gathering: 'text-warn', scheduled: 'text-accent', live: 'text-live', dissolved: 'text-bad' }
const stateNames = { gathering: 'Not scheduled', scheduled: 'Scheduled', live: 'Published', dissolved: 'Deleted' }

export function BundleMark({ state, clock }: { state: BundleState; clock: Clock }) {
  return (
    <>
      <span className={`font-semibold whitespace-nowrap ${stateClasses[state.is]}`}>{stateNames[state.is]}</span>{' '}
      <span className="text-sm text-soft">{bundleSentence(state, clock)}</span>
    </>
  )
}

export function bundleSentence(state: BundleState, { now, zone, viewer }: Clock) {
  if (state.is === 'gathering') return 'Readers see nothing of it yet.'
  if (state.is === 'dissolved') return 'Its texts stay as they are, each by itself.'
  if (state.is === 'live') return `All of it went live ${deskTimes(state.since, zone, viewer, now)}.`
  return `All of it goes live ${deskTimes(state.at, zone, viewer, now)}, ${relativeTime(state.at, now)}.`
}

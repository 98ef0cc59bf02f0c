import type { BundleState } from '@/domain/publishing/bundles'
import type { Clock } from '@/lib/time/time'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment } from '@/lib/time/time'

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

export function bundleSentence(state: BundleState, clock: Clock) {
  if (state.is === 'gathering') return 'Readers see nothing of it yet.'
  if (state.is === 'dissolved') return 'Its texts stay as they are, each by itself.'
  if (state.is === 'live') return `All of it went live ${deskMoment(state.since, clock)}.`
  return `All of it goes live ${deskMoment(state.at, clock)}, ${relativeTime(state.at, clock.now)}.`
}

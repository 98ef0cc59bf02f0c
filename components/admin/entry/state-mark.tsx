import type { State } from '@/domain/entries/state'
import type { ReviewState } from '@/domain/review/review-state'
import type { Clock } from '@/lib/time/time'
import { stateName, stateSentences } from './state-words'

type Props = { state: State; review?: ReviewState; clock: Clock; inline?: boolean | 'phone' }

export function StateMark({ state, review, clock, inline }: Props) {
  const { stands, next, open } = stateSentences(state, clock, { review })
  return (
    <>
      <span className={`font-semibold whitespace-nowrap ${stateColours[state.is]}`}>
        <StateSign state={state} />
        {stateName(state, review)}
      </span>{' '}
      <span className={`text-sm text-soft ${inline === true ? 'ml-1' : inline ? 'max-md:ml-1 md:block' : 'block'}`}>
        {stands} {next} {open && <span className="font-medium text-warn">{open}</span>}
      </span>
    </>
  )
}

export function StateSign({ state: { is } }: { state: Pick<State, 'is'> }) {
  return (
    <span
      aria-hidden
      className={`mr-2 inline-block size-2.5 shrink-0 border border-current ${stateShapes[is]} ${stateColours[is]}`}
    />
  )
}

const stateColours = { draft: 'text-warn', scheduled: 'text-accent', live: 'text-live', withdrawn: 'text-bad' } as const

// The marks also differ in shape: empty before readers have the text, full afterwards.
const stateShapes = {
  draft: 'rounded-[50%]',
  scheduled: 'rounded-[50%] bg-linear-to-r from-current from-50% to-transparent to-50%',
  live: 'rounded-[50%] bg-current',
  withdrawn: 'rotate-45',
} as const

'use client'

import { WouldLose } from '@/components/admin/consents/would-lose'
import type { Zones } from '@/components/admin/moments/zones'
import { later } from '@/components/ui/later'
import { PeopleQuestion } from './people-question'
import type { People } from './use-people'

const Needs = later(() => import('./needs').then((part) => part.Needs), 'min-h-24')

type Props = { people: People; zones: Zones }

/** The panel's part: whom the text is about, and for people at risk what it needs before readers may have it. */
export function PeoplePart({ people, zones }: Props) {
  const { state } = people
  return (
    <>
      <PeopleQuestion people={people} />
      <AskBeforeMark people={people} />
      {state && !state.needsNothing && <Needs people={people} state={state} zones={zones} />}
    </>
  )
}

/** Asks before readers lose a text by its mark. */
function AskBeforeMark({ people: { mark, people, say, keep } }: { people: People }) {
  return (
    <WouldLose
      question={mark.problem('confirm')}
      pending={mark.pending}
      onKeep={keep}
      onGoOn={() => people && void say(people, true)}
    />
  )
}

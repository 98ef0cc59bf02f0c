import { WouldLose } from '@/components/admin/consents/would-lose'
import type { Zones } from '@/components/admin/moments/zones'
import { later } from '@/components/ui/later'
import { PeopleQuestion } from './people-question'
import type { People } from './use-people'

const Needs = later(() => import('./needs').then((part) => part.Needs), 'min-h-24')

type Props = { people: People; zones: Zones }

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

function AskBeforeMark({ people: { mark, people, choose, keep } }: { people: People }) {
  return (
    <WouldLose
      question={mark.problem('confirm')}
      pending={mark.pending}
      onKeep={keep}
      onConfirm={() => people && void choose(people, true)}
    />
  )
}

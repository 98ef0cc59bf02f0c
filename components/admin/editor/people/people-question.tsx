import type { PeopleIn } from '@/db/schema'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { peopleChoices } from './people-words'
import type { People } from './use-people'

/** The answer is saved at once; all translations share it. */
export function PeopleQuestion({ people }: { people: People }) {
  const { mark, state } = people
  const refusals = mark.problems.filter(({ field }) => field !== 'confirm')
  return (
    <>
      <RadioGroup
        label="Whom is this text about?"
        value={people.people ?? ''}
        onChange={(value) => void people.choose(value as PeopleIn)}
        choices={peopleChoices}
        hint={hintFor(people)}
        isReadOnly={state?.mayMark === false}
      />
      <Problems problems={refusals} />
    </>
  )
}

function hintFor({ mark, people, state }: People) {
  if (mark.pending) return 'Saving …'
  if (people === 'at risk' && state?.mayManage === false)
    return 'Saved at once. Only an editor can take “people at risk” away again.'
  return 'Saved at once, for all translations of this text. Only staff see it.'
}

import type { PeopleIn } from '@/db/schema'
import { FoundWords } from '@/components/admin/consents/found-words'
import { RemovalRequested } from '@/components/admin/consents/removal-request'
import { ProblemList } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { peopleChoices } from './people-words'
import type { People } from './use-people'
import { useState } from 'react'
import { useEditorScreen } from '../screen-context'
import type { Problem } from '@/lib/result'

/** Asks whom the text is about. The answer is saved at once; all translations share it. */
export function PeopleQuestion() {
  const { people } = useEditorScreen().part
  const { mark, state } = people
  const [question, setQuestion] = useState(state?.question)
  // Kept after the answer, so that nothing moves.
  if (state?.question && !question) setQuestion(state.question)
  const choices = peopleChoices.toSorted(
    (a, b) => Number(b.value === question?.likely) - Number(a.value === question?.likely),
  )
  const refusals = mark.problems.filter(({ field }) => field !== 'confirm')
  return (
    <>
      <RadioGroup
        label="Whom is this text about?"
        value={people.people ?? ''}
        onChange={(value) => void people.choose(value as PeopleIn)}
        choices={choices}
        hint={peopleHint(people)}
        isReadOnly={state?.mayMark === false}
      />
      {question && <FoundWords words={question.found} />}
      <RemovalRequested
        removal={state?.removal}
        what="the mark “people at risk”"
        pending={mark.pending}
        onKeep={() => void people.choose('at risk')}
      />
      <ProblemList problems={refusals} />
    </>
  )
}

function peopleHint({ mark, people, state, isLimited }: People) {
  if (mark.pending) return 'Saving …'
  if (people === 'at risk' && isLimited) return 'Saved at once. Only those named under “Who sees it” see the draft now.'
  if (people === 'at risk' && state?.mayManage === false)
    return 'Saved at once. Only an editor can take “people at risk” away again.'
  return 'Asked once. Your answer is saved at once, for all translations; only staff see it.'
}

/** Shows the question if it needs an answer, and afterwards too, so that nothing moves. */
export function PeopleForDialog() {
  const { people } = useEditorScreen().part
  const [isShown, setShown] = useState(people.needsAnswer)
  if (people.needsAnswer && !isShown) setShown(true)
  if (!isShown) return null
  return (
    <div className="border-l-3 border-accent pl-3">
      <PeopleQuestion />
    </div>
  )
}

type Props = { problems: Problem[]; onShowPeople: () => void }

export function MissingPeople({ problems, onShowPeople }: Props) {
  const { entryId } = useEditorScreen().part
  const isMissing = (field: string) => problems.some((problem) => problem.field === field)
  if (!isMissing('people') && !isMissing('harm')) return null
  return (
    <ul aria-label="What is missing" className="flex flex-wrap gap-x-6 gap-y-2">
      {isMissing('people') && (
        <li>
          <button
            type="button"
            onClick={onShowPeople}
            className="min-h-6 cursor-pointer text-accent underline underline-offset-3"
          >
            See the consents of this text
          </button>
        </li>
      )}
      {isMissing('harm') && entryId && (
        <li>
          <a href={`/admin/entries/${entryId}/harm-check`}>Check this text for harm</a>
        </li>
      )}
    </ul>
  )
}

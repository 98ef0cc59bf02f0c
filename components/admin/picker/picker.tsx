import { useState, type MouseEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceList, type ChoiceGroup } from '@/components/ui/choice-list'
import { DialogForm } from '@/components/ui/dialog'
import { useChoiceKeys } from '@/components/ui/use-choice-keys'
import type { Language } from '@/lib/languages/languages'
import { isPicture } from '@/lib/files/media-types'
import { pick } from '@/lib/lists/pick'
import type { Problem } from '@/lib/result'
import { choiceKey, type AddressChoice, type PickerChoice, type ChoiceType } from './choice'
import { ChoiceRow } from './choice-row'
import { useChoices } from './use-choices'
import { countInWords } from '@/lib/text/numbers'

export type PickerProps = {
  types: ChoiceType[]
  label: string
  placeholder?: string
  initialText?: string
  live?: boolean
  language?: Language
  entryId?: number
  isLeftOut?: (choice: PickerChoice) => boolean
  noteOf?: (choice: PickerChoice) => string | undefined
  typedChoice?: (typed: string) => AddressChoice | undefined
  problemOf?: (typed: string) => string | undefined
  /** `always`: waits for the button; `also`: accepts the first pressed choice. */
  several?: 'always' | 'also'
  verb: (count: number) => string
  onChoose: (choices: PickerChoice[]) => void
  pending?: boolean
  problems?: Problem[]
  beside?: ReactNode
  children?: ReactNode
}

export function Picker({ types, label, placeholder, initialText = '', several, verb, onChoose, ...rest }: PickerProps) {
  const { isLeftOut, noteOf, typedChoice, problemOf, pending, problems = [], beside, children } = rest
  const [typed, setTyped] = useState(initialText)
  const [chosen, setChosen] = useState<PickerChoice[]>([])
  const ownChoice = typedChoice?.(typed)
  const typedProblem = problemOf?.(typed)
  const narrowed = pick(rest, 'live', 'language', 'entryId')
  const { found, problem, isSettled, again } = useChoices({ ...narrowed, types, typed, isOff: !!ownChoice })
  const groups = groupChoices([...(ownChoice ? [ownChoice] : []), ...found.texts, ...found.uploads], isLeftOut)
  const all = groups.flatMap((group) => group.choices)
  const inGrid = types.join() === 'picture'
  const placeOf = (choice: PickerChoice) =>
    chosen.findIndex((one) => choiceKey(one) === choiceKey(choice)) + 1 || undefined

  function toggle(choice: PickerChoice) {
    setChosen(placeOf(choice) ? chosen.filter((one) => choiceKey(one) !== choiceKey(choice)) : [...chosen, choice])
  }

  function take(current: PickerChoice | undefined) {
    if (pending) return
    if (chosen.length > 0) onChoose(chosen)
    else if (current && isSettled) onChoose([current])
  }

  function press(choice: PickerChoice, { ctrlKey, metaKey, shiftKey }: MouseEvent) {
    const isOneOfSeveral = several === 'always' || chosen.length > 0 || ctrlKey || metaKey || shiftKey
    if (several && isOneOfSeveral) toggle(choice)
    else if (!pending) onChoose([choice])
  }

  const columns = inGrid ? 3 : 1
  const keys = useChoiceKeys(all, { typed, columns, onEnter: take, onSpace: several && toggle })
  return (
    <DialogForm
      onSubmit={() => take(all[keys.index])}
      verb={verb(chosen.length)}
      pending={pending}
      isDisabled={all.length === 0 && chosen.length === 0}
      problems={typedProblem ? [...problems, { message: typedProblem }] : problems}
      beside={beside}
    >
      <ChoiceList
        label={label}
        placeholder={placeholder}
        typed={typed}
        onType={setTyped}
        groups={groups}
        keys={keys}
        keyOf={choiceKey}
        press={press}
        placeOf={several && placeOf}
        inGrid={inGrid}
        isBusy={!isSettled}
        empty={
          problem ? (
            <div role="alert" className="space-y-3">
              <p>{problem}</p>
              <Button small onPress={again}>
                Try again
              </Button>
            </div>
          ) : (
            isSettled && (
              <p className="text-soft">
                {typed.trim() ? nothingFound : 'There is nothing yet that you may choose here.'}
              </p>
            )
          )
        }
        show={(choice) => (
          <ChoiceRow
            choice={choice}
            note={noteOf?.(choice)}
            several={several && { place: placeOf(choice), toggle: () => toggle(choice) }}
            inGrid={inGrid}
          />
        )}
        message={statusSentence({ count: all.length, chosen: chosen.length, isSettled, problem })}
      />
      {children}
    </DialogForm>
  )
}

const nothingFound = 'Nothing has all of these words. Try fewer, or a part of one.'

function groupChoices(choices: PickerChoice[], isLeftOut: PickerProps['isLeftOut']): ChoiceGroup<PickerChoice>[] {
  const groups = Map.groupBy(
    choices.filter((choice) => !isLeftOut?.(choice)),
    groupNameOf,
  )
  return Array.from(groups, ([name, choices]) => ({ name, choices }))
}

function groupNameOf(choice: PickerChoice) {
  if (choice.is === 'address') return 'Address'
  if (choice.is === 'text') return 'Texts'
  return isPicture(choice.type) ? 'Pictures' : 'Files'
}

type StatusFacts = { count: number; chosen: number; isSettled: boolean; problem?: string }

function statusSentence({ count, chosen, isSettled, problem }: StatusFacts) {
  if (chosen > 0) return `${chosen} chosen`
  if (problem) return 'Nothing could be looked for.'
  if (!isSettled) return 'Searching …'
  return countInWords(count, 'choice')
}

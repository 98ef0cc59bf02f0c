'use client'

import { useState } from 'react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/fields'
import { StatusLine } from '@/components/ui/form'
import type { PeopleState } from '@/domain/publishing/people-state'

type ColleagueState = Pick<PeopleState, 'problems' | 'colleagues'>
type NeededWork = 'consent' | 'check'
type Props = { entryId: number; state: ColleagueState }

const neededWorkWords: Record<NeededWork, string> = { consent: 'to record a consent', check: 'to check it for harm' }

export function AskColleague({ entryId, state }: Props) {
  const [said, setSaid] = useState('')
  const needed = neededWork(state)
  if (!needed.length) return null
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Dialog title="Ask a colleague" trigger={<Button small>Ask a colleague…</Button>}>
        {(close) => (
          <AskColleagueForm
            entryId={entryId}
            state={state}
            needed={needed}
            onAsked={(sentence) => {
              setSaid(sentence)
              close()
            }}
          />
        )}
      </Dialog>
      <StatusLine>{said}</StatusLine>
    </div>
  )
}

function neededWork({ problems, colleagues }: ColleagueState) {
  const isMissing = (field: string) => problems.some((problem) => problem.field === field)
  const needed: NeededWork[] = []
  if (isMissing('people') && colleagues.consent.length) needed.push('consent')
  if (isMissing('harm') && colleagues.check.length) needed.push('check')
  return needed
}

type FormProps = Props & { needed: NeededWork[]; onAsked: (sentence: string) => void }

function AskColleagueForm({ entryId, state, needed, onAsked }: FormProps) {
  const [what, setWhat] = useState<NeededWork>(needed[0]!)
  const people = state.colleagues[what]
  const [chosen, setChosen] = useState(String(people[0]!.id))
  const person = people.find(({ id }) => String(id) === chosen) ?? people[0]!
  const { send, pending, problems } = useAsk(
    () => ask(`/api/desk/entries/${entryId}/ask`, { what, staffId: person.id }),
    { onDone: () => onAsked(`${person.name} was asked ${neededWorkWords[what]}.`) },
  )
  return (
    <DialogForm onSubmit={() => send()} verb="Ask" pending={pending} problems={problems}>
      <p>They get a notification that leads to this text. Nothing else is sent.</p>
      {needed.length > 1 && (
        <SelectField
          label="What for"
          value={what}
          onChange={setWhat}
          options={needed.map((value) => ({ value, label: neededWorkWords[value] }))}
        />
      )}
      <SelectField label="Whom" value={String(person.id)} onChange={setChosen} options={people} />
      {needed.length === 1 && <p className="text-sm text-soft">Asks them {neededWorkWords[what]}.</p>}
    </DialogForm>
  )
}

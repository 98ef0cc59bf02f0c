import { useState } from 'react'
import type { ShownConsent } from '@/domain/consents/consent-lists'
import type { Problem } from '@/lib/result'
import { DialogForm } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/fields'
import { useFound } from '@/components/ui/use-found'
import { aboutNames, describeConsent } from './consent-words'

export type ConsentChoice = Pick<ShownConsent, 'id' | 'reference' | 'about' | 'state' | 'lastDay'>

type Props = {
  linkedIds: number[]
  problems: Problem[]
  pending: boolean
  onChoose: (consentId: number) => unknown
}

export function FindConsent({ linkedIds, problems, pending, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const { found, problems: trouble } = useFound<ConsentChoice>(`/api/desk/consents?${new URLSearchParams({ search })}`)
  const choices = found?.filter(({ id }) => !linkedIds.includes(id)) ?? []
  const isChosen = choices.some(({ id }) => String(id) === chosen)
  return (
    <DialogForm
      onSubmit={() => isChosen && onChoose(Number(chosen))}
      verb="Link"
      pending={pending}
      isDisabled={!isChosen}
      problems={[...trouble, ...problems]}
      except={['confirm']}
    >
      <TextField label="Reference" value={search} onChange={setSearch} hint="A part of it is enough." />
      {choices.length > 0 ? (
        <RadioGroup
          label="Consents that hold"
          value={chosen}
          onChange={setChosen}
          choices={choices.map(({ id, reference, about, ...consent }) => ({
            value: String(id),
            label: reference,
            hint: `${aboutNames[about]}. ${describeConsent(consent)}`,
          }))}
        />
      ) : (
        <p role="status" className="text-sm text-soft">
          {found && 'No other consent that holds has this in its reference.'}
          {!found && !trouble.length && 'Searching …'}
        </p>
      )}
    </DialogForm>
  )
}

import { useState } from 'react'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Details } from '@/domain/files/media-details'

type Props = { details: Details; typedValues: Record<string, string>; problem: (field: string) => string | undefined }

export function PeopleFields({ details, typedValues, problem }: Props) {
  const [people, setPeople] = useState(typedValues.people ?? details.people ?? '')
  const consent = typedValues.consent ?? details.consent
  return (
    <>
      <SelectField
        label="People shown"
        name="people"
        value={people}
        onChange={setPeople}
        problem={problem('people')}
        options={choices}
      />
      {(people === 'recognisable' || people === 'at risk' || consent) && (
        <TextField
          label="Note on consent"
          name="consent"
          rows={3}
          defaultValue={consent}
          problem={problem('consent')}
          hint={
            people === 'at risk'
              ? 'Write no names here: the consent itself is linked below, once this is saved.'
              : 'Who agreed, to what and when, and where that is kept. Staff alone see this.'
          }
        />
      )}
    </>
  )
}

const choices = [
  { value: '', label: 'Not said' },
  { value: 'none', label: 'Nobody' },
  { value: 'unrecognisable', label: 'People who cannot be recognised' },
  { value: 'recognisable', label: 'People who can be recognised' },
  { value: 'at risk', label: 'People at risk' },
]

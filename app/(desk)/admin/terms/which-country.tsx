'use client'

import { SelectField } from '@/components/ui/select-field'

export type CountryChoice = { value: string; label: string }

type Props = { choices: CountryChoice[]; code: string | null; typedCode?: string; problem?: string }

/** Which country a term is: from it follow its place on the map and after which heading it stands. */
export function WhichCountry({ choices, code, typedCode, problem }: Props) {
  return (
    <SelectField
      label="Country"
      name="code"
      defaultValue={typedCode ?? code ?? ''}
      options={[{ value: '', label: 'Not one country' }, ...choices]}
      problem={problem}
      hint="Puts it on the map. What is not one country, such as a region, stands after the countries."
    />
  )
}

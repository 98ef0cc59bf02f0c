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
      options={[{ value: '', label: 'None' }, ...choices]}
      problem={problem}
      hint="Puts it on the map. A region, or several countries at once, is none of them: it is listed after the countries."
    />
  )
}

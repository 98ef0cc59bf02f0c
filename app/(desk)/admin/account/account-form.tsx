'use client'

import { Form } from '@/components/ui/form'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { changeAccount } from './actions'

type Props = { name: string; zone: string; zones: { value: string; label: string }[] }

export function AccountForm({ name, zone, zones }: Props) {
  const change = useForm(changeAccount)
  return (
    <Form state={change} className="grid gap-4" verb="Save" saved="Saved.">
      <TextField label="Name" {...change.field('name', name)} autoComplete="name" isRequired />
      <SelectField
        label="Time zone"
        {...change.field('zone', zone)}
        options={zones}
        hint="Times on the desk are shown in the site’s zone and in yours."
      />
    </Form>
  )
}

'use client'

import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { SelectField } from '@/components/ui/select-field'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { changeAccount } from './actions'

type Props = { name: string; zone: string; zones: { value: string; label: string }[] }

export function AccountForm({ name, zone, zones }: Props) {
  const { form, pending, answer, problems, problem, typedValues } = useForm(changeAccount)
  return (
    <form {...form} className="grid gap-4">
      <Problems problems={problems} except={['name', 'zone']} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={typedValues.name ?? name}
        problem={problem('name')}
        isRequired
      />
      <SelectField
        label="Time zone"
        name="zone"
        options={zones}
        defaultValue={typedValues.zone ?? zone}
        hint="Times on the desk are shown in the site’s zone and in yours."
        problem={problem('zone')}
      />
      <div className="flex items-center gap-4">
        <Button type="submit" isPending={pending}>
          Save
        </Button>
        <StatusLine>{answer?.ok && !pending && 'Saved.'}</StatusLine>
      </div>
    </form>
  )
}

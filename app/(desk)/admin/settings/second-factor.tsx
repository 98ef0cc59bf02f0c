'use client'

import { Section } from '@/components/admin/shell/section'
import { Form } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { FactorRule } from '@/domain/staff/factors/rule'
import { saveSecondFactor } from './actions'

const usualDays = 7

export function SecondFactor({ rule }: { rule: FactorRule }) {
  const save = useForm(saveSecondFactor)
  return (
    <Section title="Second factor" id="second-factor" className="mt-14 scroll-mt-6">
      <Form state={save} className="grid gap-4" verb="Change who must have one" saved="Saved.">
        <RadioGroup
          label="Who must have a passkey or an authenticator app"
          {...save.field('who', rule.who)}
          choices={[
            { value: 'nobody', label: 'Nobody', hint: 'Everyone may have one. Who has one is asked for it.' },
            { value: 'admins', label: 'Admins' },
            { value: 'everyone', label: 'Everyone' },
          ]}
        />
        <TextField
          label="Days until then"
          {...save.field('days', String(rule.who === 'nobody' ? usualDays : rule.days))}
          inputMode="numeric"
          hint="From now, or from when an account was made. After that, whoever has none sets one up before anything else."
          className="max-w-80"
        />
      </Form>
    </Section>
  )
}

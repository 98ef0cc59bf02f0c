'use client'

import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { StatusLine } from '@/components/ui/status-line'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { FactorRule } from '@/domain/staff/factors/rule'
import { saveSecondFactor } from './actions'

/** What is proposed to whoever asks for the first time: nobody is surprised. */
const usualDays = 7

/** Who has to have more than a password. */
export function SecondFactor({ rule }: { rule: FactorRule }) {
  const { form, pending, answer, problems, problem, typedValues } = useForm(saveSecondFactor)
  return (
    <Section title="Second factor" id="second-factor" className="mt-14 scroll-mt-6">
      <form {...form} className="grid gap-4">
        <RadioGroup
          label="Who must have a passkey or an authenticator app"
          name="who"
          defaultValue={typedValues.who ?? rule.who}
          choices={[
            { value: 'nobody', label: 'Nobody', hint: 'Everyone may have one. Who has one is asked for it.' },
            { value: 'admins', label: 'Admins' },
            { value: 'everyone', label: 'Everyone' },
          ]}
        />
        <TextField
          label="Days until then"
          name="days"
          inputMode="numeric"
          hint="From now, or from when an account was made. After that, whoever has none sets one up before anything else."
          defaultValue={typedValues.days ?? String(rule.who === 'nobody' ? usualDays : rule.days)}
          problem={problem('days')}
          className="max-w-80"
        />
        <Problems problems={problems} except={['days']} />
        <div className="flex items-center gap-4">
          <Button type="submit" isPending={pending}>
            Change who must have one
          </Button>
          <StatusLine>{answer?.ok && !pending && 'Saved.'}</StatusLine>
        </div>
      </form>
    </Section>
  )
}

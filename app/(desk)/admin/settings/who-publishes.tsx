'use client'

import { Section } from '@/components/admin/shell/section'
import { ActForm } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PublishingRule } from '@/domain/review/approval'
import { saveWhoPublishes } from './actions'

export function WhoPublishes({ rule }: { rule: PublishingRule }) {
  return (
    <Section title="Who may publish" id="who-publishes" className="mt-14 scroll-mt-6">
      <ActForm act={saveWhoPublishes} className="grid gap-4" verb="Change who may publish" saved="Saved.">
        <RadioGroup
          label="Publishing and scheduling"
          name="rule"
          defaultValue={rule}
          choices={[
            { value: 'editors', label: 'Editors publish', hint: 'Each editor and admin decides alone.' },
            {
              value: 'second',
              label: 'A second person approves',
              hint: 'Exactly the text that goes out was approved by someone who did not write it. In an emergency a text can go without, for a reason that stays visible until someone else has approved it. Withdrawing a text needs no approval.',
            },
          ]}
        />
      </ActForm>
    </Section>
  )
}

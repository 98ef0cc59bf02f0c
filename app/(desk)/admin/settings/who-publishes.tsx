'use client'

import { Section } from '@/components/admin/shell/section'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import type { PublishingRule } from '@/domain/review/approval'
import { saveWhoPublishes } from './actions'

/** The desk's own rule, which readers see nothing of. */
export function WhoPublishes({ rule }: { rule: PublishingRule }) {
  const { form, pending, answer, problems } = useForm(saveWhoPublishes)
  return (
    <Section title="Who may publish" id="who-publishes" className="mt-14 scroll-mt-6">
      <form {...form} className="grid gap-4">
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
        <Problems problems={problems} />
        <div className="flex items-center gap-4">
          <Button type="submit" isPending={pending}>
            Change who may publish
          </Button>
          <StatusLine>{answer?.ok && !pending && 'Saved.'}</StatusLine>
        </div>
      </form>
    </Section>
  )
}

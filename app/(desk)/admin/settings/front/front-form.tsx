'use client'

import { Section } from '@/components/admin/shell/section'
import { SelectField } from '@/components/ui/select-field'
import { saveFront } from '../actions'
import type { FrontSite } from '../form-fields'
import { Lines } from '../lines'
import { SaveBar } from '../save-bar'
import { useSettings } from '../use-settings'

type Choice = { value: string; label: string }
type Props = { site: FrontSite; choices: Choice[] }

export function FrontForm({ site, choices }: Props) {
  const { form, touch, hidden, bar, problem, typedValues } = useSettings(saveFront, site)
  return (
    <form {...form} onInput={touch} className="grid gap-10">
      {hidden}
      <Section title="The lead" id="lead-section">
        <SelectField
          label="Leads the front page"
          name="leadEntryId"
          defaultValue={typedValues.leadEntryId ?? String(site.leadEntryId ?? '')}
          options={[{ value: '', label: 'The newest post' }, ...choices]}
          problem={problem('leadEntryId')}
        />
      </Section>
      <Section title="Highlights" id="pins-section">
        <p className="mb-4 text-sm text-soft">
          Up to six entries that stand above the newest, in this order. Without one, the newest come first.
        </p>
        <Lines
          list="pinnedEntryIds"
          parts={[{ name: 'id', label: 'Entry', options: [{ value: '', label: 'Choose an entry' }, ...choices] }]}
          initial={site.pinnedEntryIds.map((id) => ({ id: String(id) }))}
          typedValues={typedValues}
          problem={(field) => problem(field) ?? problem(field.replace(/\.id$/, ''))}
          touch={touch}
          lineName="highlight"
        />
      </Section>
      <SaveBar {...bar} />
    </form>
  )
}

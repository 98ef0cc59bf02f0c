'use client'

import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { Section } from '@/components/admin/shell/page-head'
import { Checkbox, SelectField, TextField } from '@/components/ui/fields'
import type { Organisation } from '@/domain/published/site'
import { saveSettings } from './actions'
import type { SettingsSite } from './form-fields'
import { Lines } from './lines'
import { LogoFields } from './logo-fields'
import { SettingsForm } from './settings-form'
import { useSettings } from './use-settings'

type SelectOption = { value: string; label: string }
type Props = { site: SettingsSite; zones: SelectOption[]; organisations: Organisation[] }

export function SiteForm({ site, zones, organisations }: Props) {
  const state = useSettings(saveSettings, site)
  const { touch, problem, field, typedValues } = state
  const lineState = { typedValues, problem, touch }
  return (
    <SettingsForm state={state} className="gap-10">
      <Section title="Name" id="name-section">
        <div className="grid gap-4">
          <TextField label="Name" {...field('name', site.name)} isRequired />
          <TextField
            label="Tagline"
            {...field('tagline', site.tagline)}
            hint="One line beside the name, and in search results."
          />
          <TextField
            label="Publisher"
            {...field('publisher', site.publisher)}
            hint="Who publishes, as libraries and search engines cite it. Empty means the name."
          />
          <TextField
            label="Contact"
            {...field('contact', site.contact)}
            hint="An email or a sentence, at the foot of every page."
          />
        </div>
      </Section>
      <Section title="Logo and icon" id="logo-section">
        <LogoFields site={site} {...lineState} />
      </Section>
      <Section title="Time" id="time-section">
        <SelectField
          label="Time zone of the site"
          {...field('zone', site.zone)}
          options={zones}
          hint="Dates, months and new addresses follow it. Addresses that were published stay as they are."
        />
        <Checkbox
          name="buddhistYears"
          value="yes"
          defaultSelected={'name' in typedValues ? typedValues.buddhistYears === 'yes' : site.buddhistYears}
        >
          Show the Buddhist year beside dates in Thai: 7 ตุลาคม 2014 (พ.ศ. 2557)
        </Checkbox>
      </Section>
      <Section title="Organisations" id="organisations-section">
        <p className="mb-4 text-sm text-soft">
          At the foot of every page, in this order. A web address begins with https:// or is left empty.
        </p>
        <Lines
          list="organisations"
          parts={[
            { name: 'name', label: 'Name' },
            { name: 'url', label: 'Web address' },
          ]}
          initial={site.organisations!}
          {...lineState}
          lineName="organisation"
          chooser={(add) => (
            <ChooseOrganisation
              label="Choose an organisation…"
              organisations={organisations}
              onChoose={(organisation) => add([organisation])}
            />
          )}
        />
      </Section>
      <Section title="Leave this page" id="leave-section">
        <TextField
          label="Where “Leave this page” leads"
          {...field('leaveTo', site.leaveTo)}
          hint="The pages of help, and texts about people at risk, have this way off them. Choose a site that anyone might be reading, such as the weather. The address begins with https://."
          isRequired
        />
      </Section>
    </SettingsForm>
  )
}

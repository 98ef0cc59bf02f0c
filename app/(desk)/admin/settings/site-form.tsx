'use client'

import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { Section, Note } from '@/components/admin/shell/page-head'
import { Checkbox, SelectField, TextField } from '@/components/ui/fields'
import type { Organisation } from '@/domain/published/site'
import { saveSettings, removeDemonstration } from './actions'
import type { SettingsSite } from './form-fields'
import { Lines } from './lines'
import { LogoFields } from './logo-fields'
import { SettingsForm, useSettings } from './use-settings'
import { Form, useForm } from '@/components/ui/form'
import type { DemonstrationContents } from '@/domain/site/demonstration'
import { countInWords } from '@/lib/text/numbers'

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

type DemonstrationProps = { contents?: DemonstrationContents }

export function Demonstration({ contents }: DemonstrationProps) {
  const removal = useForm(removeDemonstration)
  if (removal.answer?.ok) return <RemovedNote {...removal.answer.value} />
  if (!contents) return null
  return (
    <Section title="Demonstration archive" id="demonstration" className="mt-14 scroll-mt-6">
      <RemovedContents {...contents} />
      <Form state={removal} className="grid gap-4" verb="Remove the demonstration" button={{ kind: 'danger' }}>
        <TextField
          label="Write “remove” to confirm"
          {...removal.field('word')}
          autoComplete="off"
          className="max-w-xs"
        />
      </Form>
    </Section>
  )
}

function RemovedContents({ posts, publications, pages, files, changed }: DemonstrationContents) {
  return (
    <div className="mb-4 max-w-[66ch] space-y-3">
      <p>
        The sample texts that came with Gazette. Removing them erases, permanently and from readers’ next request on:
      </p>
      <ul className="ml-5 list-disc space-y-0.5">
        <li>
          {countInWords(posts, 'post')}, {countInWords(publications, 'publication')} and {countInWords(pages, 'page')},
          with every revision and address of theirs;
        </li>
        <li>{countInWords(files, 'upload')} that nothing of your own uses;</li>
        <li>the topics and countries it brought that nothing of your own carries;</li>
        <li>the name, tagline and other settings it brought, where you have not changed them.</li>
      </ul>
      <p>What you created yourselves stays.</p>
      {changed > 0 && (
        <Note warn>
          {changed === 1 ? 'One of these texts was' : `${changed} of these texts were`} changed here. Those changes go
          too: copy what you want to keep into a text of your own first.
        </Note>
      )}
    </div>
  )
}

function RemovedNote({ entries, files }: { entries: number; files: number }) {
  return (
    <Section title="Demonstration archive" id="demonstration" className="mt-14">
      <p role="status" tabIndex={-1} ref={(line) => line?.focus()} className="outline-none">
        Removed: {countInWords(entries, 'text')} and {countInWords(files, 'upload')}.
      </p>
      <p>
        <a href="/admin/settings">Load this page again</a> to see the settings that are left.
      </p>
    </Section>
  )
}

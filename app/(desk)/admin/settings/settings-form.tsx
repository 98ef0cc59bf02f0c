'use client'

import { useState } from 'react'
import { Section } from '@/components/admin/shell/section'
import { Problems } from '@/components/ui/problems'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { Site } from '@/domain/published/site'
import { saveSettings } from './actions'
import { Lines } from './lines'
import { SaveBar } from './save-bar'

type Choice = { value: string; label: string }
type Props = { site: Site; leads: Choice[]; zones: Choice[] }

export function SettingsForm({ site, leads, zones }: Props) {
  // What the fields show as saved: not the newest settings, which someone else may be changing.
  const [before, setBefore] = useState(site)
  const [isDirty, setDirty] = useState(false)
  const { form, pending, answer, problems, problem, kept } = useForm(saveSettings, {
    onDone: (saved) => {
      setBefore(saved)
      setDirty(false)
    },
  })
  const touch = () => setDirty(true)
  const field = (name: 'name' | 'tagline' | 'publisher' | 'contact' | 'zone') => ({
    name,
    defaultValue: kept[name] ?? site[name],
    problem: problem(name),
  })
  return (
    <form {...form} onInput={touch} className="grid gap-10">
      <input type="hidden" name="before" value={JSON.stringify(before)} />
      <Section title="Name" id="name-section">
        <div className="grid gap-4">
          <TextField label="Name" {...field('name')} isRequired />
          <TextField label="Tagline" {...field('tagline')} hint="One line beside the name, and in search results." />
          <TextField
            label="Publisher"
            {...field('publisher')}
            hint="Who publishes, as libraries and search engines cite it. Empty means the name."
          />
          <TextField label="Contact" {...field('contact')} hint="An email or a sentence, at the foot of every page." />
        </div>
      </Section>
      <Section title="Time" id="time-section">
        <SelectField
          label="Time zone of the site"
          {...field('zone')}
          options={zones}
          hint="Dates, months and new addresses follow it. Addresses that were published stay as they are."
        />
      </Section>
      <Section title="Front page" id="front-section">
        <SelectField
          label="Leads the front page"
          name="leadEntryId"
          defaultValue={kept.leadEntryId ?? String(site.leadEntryId ?? '')}
          options={[{ value: '', label: 'The newest post' }, ...leads]}
          problem={problem('leadEntryId')}
        />
      </Section>
      <Section title="Main menu" id="menu-section">
        <p className="mb-4 text-sm text-soft">
          At the head of every page, in this order. An address on this site, such as /about.
        </p>
        <Lines
          list="menu"
          parts={[
            { name: 'label', label: 'Label' },
            { name: 'path', label: 'Address' },
          ]}
          initial={site.menu}
          {...{ kept, problem, touch }}
          one="menu line"
        />
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
          initial={site.organisations}
          {...{ kept, problem, touch }}
          one="organisation"
        />
      </Section>
      <Problems problems={problems.filter(({ field }) => !field)} />
      <SaveBar {...{ pending, isDirty }} isSaved={answer?.ok === true} problems={problems.length} />
    </form>
  )
}

'use client'

import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { SelectField } from '@/components/ui/select-field'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextField } from '@/components/ui/text-field'
import { capitalized } from '@/lib/capitalized'
import { fieldsOf, type AnyField, type KindWithFields } from '@/lib/kinds/kinds'
import { licences } from '@/lib/licences'
import type { EditorStart } from '../editor-start'
import { Authors } from './authors'
import { CheckedLine } from './checked-line'
import type { PanelPart } from './part'
import { PublishedOn } from './published-on'
import type { OwnFacts, PublicationFields } from './title-page'

/** The fields of a kind of text. */
export function KindFields({
  kind,
  opened,
  draft: { fields, change, work },
  problem,
}: PanelPart & { kind: KindWithFields }) {
  const facts: OwnFacts = {
    facts: fields[kind]!,
    // Made of the newest fields: two parts may change within one moment.
    set: (changes) => change({ [kind]: { ...work.fields[kind]!, ...changes } }),
    problem: (field) => problem(`${kind}.${field}`),
  }
  return fieldsOf(kind).map((field) => <OwnField key={field.name} field={field} opened={opened} {...facts} />)
}

function OwnField({ field, opened, ...own }: OwnFacts & { field: AnyField; opened: EditorStart }) {
  const { name, form, panel, desk } = field
  const common = { label: panel?.label ?? desk, hint: panel?.hint, problem: own.problem(name) }
  const value = own.facts[name]
  const set = (value: unknown) => own.set({ [name]: value })
  if (form === 'names')
    return (
      <Authors
        {...common}
        authors={value as PublicationFields['authors']}
        set={set}
        organisations={opened.organisations}
      />
    )
  const text = { ...common, value: value as string, onChange: set }
  if (form === 'date') return <PublishedOn {...text} />
  if (form === 'choice' || form === 'licence')
    return <SelectField {...text} onChange={(event) => set(event.target.value)} options={optionsOf(field)} />
  if (panel?.suggestions === 'series') return <SuggestField {...text} suggestions={opened.series} />
  if (panel?.suggestions === 'organisations')
    return (
      <div>
        <TextField {...text} className="mb-2" />
        <ChooseOrganisation
          label={`Choose a ${common.label.toLowerCase()}…`}
          organisations={opened.organisations}
          onChoose={({ name }) => set(name)}
        />
      </div>
    )
  return field.problem ? <CheckedLine {...text} field={field} /> : <TextField {...text} />
}

function optionsOf({ form, options = {} }: AnyField) {
  if (form === 'choice')
    return Object.entries(options).map(([value, { name }]) => ({ value, label: capitalized(name) }))
  return [
    { value: '', label: 'Not said' },
    ...Object.entries(licences).map(([value, { name }]) => ({ value, label: name })),
  ]
}

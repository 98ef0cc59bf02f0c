import { useState } from 'react'
import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { SelectField, TextField } from '@/components/ui/fields'
import { SuggestField } from '@/components/ui/suggest-field'
import type { Content } from '@/domain/content/content'
import { capitalize } from '@/lib/text/capitalized'
import { instantOf, wallTimeOf } from '@/lib/time/time'
import {
  factsIn,
  fieldsOf,
  isEmpty,
  type AnyFacts,
  type AnyField,
  type FieldName,
  type KindWithFields,
} from '@/lib/kinds/kinds'
import { licences } from '@/lib/text/licences'
import type { EditorStart } from '../editor-start'
import { AuthorsField } from './authors'
import { MomentField, ZoneField } from './moment-field'
import type { PanelPart } from './part'

const datePattern = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/

type PublicationFields = NonNullable<Content['publication']>

type OwnFacts = {
  kind: KindWithFields
  facts: AnyFacts
  /** The site's zone, used where the text names none. */
  zone: string
  set: (changes: Record<string, unknown>) => void
  problem: (field: FieldName) => string | undefined
}

type LineControl = {
  label: string
  hint?: string
  problem?: string
  value: string
  onChange: (value: string) => void
}

type KindFieldsProps = PanelPart & { kind: KindWithFields }

export function KindFields({ kind, opened, draft: { fields, change, work }, problem }: KindFieldsProps) {
  const facts: OwnFacts = {
    kind,
    zone: opened.zone,
    facts: fields[kind] ?? factsIn(kind, {}),
    // Uses the newest fields: two parts may change at once.
    set: (changes) => change({ [kind]: { ...work.fields[kind], ...changes } }),
    problem: (field) => problem(`${kind}.${field}`),
  }
  return fieldsOf(kind).map((field) => <KindField key={field.name} field={field} opened={opened} {...facts} />)
}

function KindField({ field, opened, ...own }: OwnFacts & { field: AnyField; opened: EditorStart }) {
  const { name, form, panel, desk } = field
  const common = { label: panel?.label ?? desk, hint: panel?.hint, problem: own.problem(name) }
  const value = own.facts[name]
  const set = (value: unknown) => own.set({ [name]: value })
  if (form === 'names')
    return (
      <AuthorsField
        {...common}
        authors={value as PublicationFields['authors']}
        set={set}
        organisations={opened.organisations}
      />
    )
  const text = { ...common, value: value as string, onChange: set }
  const zone = own.facts.timeZone || own.zone
  if (form === 'moment')
    return (
      <MomentField
        key={zone}
        {...common}
        value={value as number | null}
        zone={zone}
        onChange={(at) => own.set({ [name]: at, timeZone: zone })}
      />
    )
  if (form === 'zone')
    return (
      <ZoneField {...text} value={zone} onChange={(to) => own.set({ ...shiftToZone(own, zone, to), [name]: to })} />
    )
  if (form === 'date') return <PublishedOn {...text} />
  if (form === 'choice' || form === 'licence') return <SelectField {...text} options={optionsOf(field)} />
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

/** Returns the moments of a text for another zone, with the same dates and times. */
function shiftToZone({ kind, facts }: OwnFacts, from: string, to: string) {
  const moments = fieldsOf(kind).filter(({ form, name }) => form === 'moment' && !isEmpty(facts[name]))
  return Object.fromEntries(
    moments.map(({ name }) => {
      const at = facts[name] as number
      const moved = instantOf({ ...wallTimeOf(at, from), zone: to, which: 'first' })
      return [name, moved.ok ? moved.at : at]
    }),
  )
}

function PublishedOn({ value, onChange, ...props }: LineControl) {
  const [date, setDate] = useState<string>()
  return (
    <TextField
      {...props}
      value={date ?? value}
      onChange={(typed) => {
        setDate(typed)
        if (datePattern.test(typed.trim())) onChange(typed.trim())
      }}
      onBlur={() => {
        if (date !== undefined) onChange(date.trim()) // an incomplete date is reported once the field is left
        setDate(undefined)
      }}
      inputMode="numeric"
    />
  )
}

function optionsOf({ form, options = {} }: AnyField) {
  if (form === 'choice') return Object.entries(options).map(([value, { name }]) => ({ value, label: capitalize(name) }))
  return [
    { value: '', label: 'Not set' },
    ...Object.entries(licences).map(([value, { name }]) => ({ value, label: name })),
  ]
}

/** Shows what is wrong with a value, such as an ISBN, once the field is left. A wrong value is saved all the same. */
function CheckedLine({ field, value, onChange, problem, ...props }: LineControl & { field: AnyField }) {
  const [isTyping, setTyping] = useState(false)
  const { tidy = (text: string) => text } = field
  return (
    <TextField
      {...props}
      value={value}
      onChange={(typed) => onChange(/^https?:\/\//i.test(typed) ? tidy(typed) : typed)}
      onFocus={() => setTyping(true)}
      onBlur={() => {
        setTyping(false)
        if (tidy(value) !== value) onChange(tidy(value))
      }}
      problem={problem ?? (isTyping ? undefined : field.problem?.(value, {}))}
      spellCheck="false"
      autoComplete="off"
    />
  )
}

import { useState } from 'react'
import { AddForm } from '@/components/ui/add-form'
import { TextField } from '@/components/ui/fields'
import type { FieldOf, FieldsOf } from '@/components/ui/form'
import { slugify } from '@/lib/text/slug'
import { termPaths } from '@/lib/web/term-paths'
import { addTerm } from './actions'
import { nameTakenBy, takenSentence, type TakenName, type TermKindName } from './name-taken'

type Props = { kind: TermKindName; taken: TakenName[]; announce: (sentence: string) => void }

export function AddTerm({ kind, taken, announce }: Props) {
  return (
    <AddForm
      word={`Add a ${kind}`}
      act={addTerm}
      values={{ kind }}
      onAdded={(_, form) => announce(`Added “${termNameIn(form)}”. Readers see it once a published text carries it.`)}
      verb="Add"
      className="border-t border-line pt-1"
    >
      {({ field }) => <TermFields kind={kind} taken={taken} field={field} />}
    </AddForm>
  )
}

type FieldsProps = Pick<Props, 'kind' | 'taken'> & { field: FieldOf<FieldsOf<typeof addTerm>> }

function TermFields({ kind, taken, field }: FieldsProps) {
  const [edits, setEdits] = useState<{ name?: string; slug?: string }>({})
  const { defaultValue: typedName, ...nameField } = field('name')
  const { defaultValue: typedSlug, ...slugField } = field('slug')
  const name = edits.name ?? typedName
  const slug = edits.slug ?? (typedSlug || slugify(name, ''))
  const other = nameTakenBy(name, taken)
  return (
    <>
      <TextField
        label="Name"
        {...nameField}
        value={name}
        onChange={(name) => setEdits({ ...edits, name })}
        hint={other && takenSentence(other)}
        isRequired
      />
      <TextField
        label="Address"
        {...slugField}
        value={slug}
        onChange={(slug) => setEdits({ ...edits, slug })}
        hint={`${termPaths[kind]}/${slug || '…'} It cannot be changed later: people print it.`}
        spellCheck="false"
      />
      <TextField
        label="Description"
        {...field('description')}
        rows={3}
        hint="A sentence or two for readers, on its page."
      />
    </>
  )
}

export function termNameIn(form?: HTMLFormElement) {
  return form ? String(new FormData(form).get('name')).trim() : ''
}

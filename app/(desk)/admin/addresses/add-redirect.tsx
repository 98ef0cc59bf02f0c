import { useState } from 'react'
import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Button } from '@/components/ui/button'
import { Form, useForm } from '@/components/ui/form'
import { TextField, type TextFieldProps } from '@/components/ui/fields'
import type { LikelyTarget } from '@/domain/addresses/likely-targets'
import { readableAddress } from '@/lib/web/readable-address'
import { addRedirect } from './actions'

type Props = {
  from?: string
  likely: LikelyTarget[]
  noteChange: (change: UndoableChange) => void
}

export function AddRedirect({ from = '', likely, noteChange }: Props) {
  const [edits, setEdits] = useState<{ source?: string; target?: string }>({})
  const add = useForm(addRedirect, {
    onDone: ({ id, source, target }) => {
      noteChange({ message: `${readableAddress(source)} leads to ${readableAddress(target)} now.`, undo: 'remove', id })
      setEdits({ source: '', target: '' })
    },
  })
  const { defaultValue: firstSource, ...sourceField } = add.field('source', from)
  const { defaultValue: firstTarget, ...targetField } = add.field('target')
  const { source = firstSource, target = firstTarget } = edits
  return (
    <Form
      state={add}
      aria-label="Add a redirect"
      className="mb-5 space-y-4 border-y border-line bg-sheet px-3 py-4"
      verb="Add redirect"
    >
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextField
          label="Old address"
          {...sourceField}
          value={source}
          onChange={(source) => setEdits({ ...edits, source })}
          hint="As it was printed: /old-page, or /?p=12."
          spellCheck="false"
          isRequired
        />
        <TargetField
          {...targetField}
          value={target}
          onChange={(target) => setEdits({ ...edits, target })}
          hint="An address of this site that readers can see now."
        />
      </div>
      {source === from && <LikelyTargets targets={likely} choose={(target) => setEdits({ ...edits, target })} />}
    </Form>
  )
}

type TargetFieldProps = Omit<TextFieldProps, 'label' | 'onChange'> & { onChange: (target: string) => void }

export function TargetField({ onChange, ...field }: TargetFieldProps) {
  return (
    <div className="space-y-2">
      <TextField label="Leads to" {...field} onChange={onChange} spellCheck="false" isRequired />
      <ChooseTexts label="Choose a text…" onChoose={([text]) => text && onChange(text.path)} />
    </div>
  )
}

function LikelyTargets({ targets, choose }: { targets: LikelyTarget[]; choose: (path: string) => void }) {
  if (targets.length === 0) return null
  return (
    <div className="mt-3">
      <p id="likely" className="text-sm font-semibold">
        It may have meant
      </p>
      <ul aria-labelledby="likely">
        {targets.map(({ path, title }) => (
          <li key={path} className="flex flex-wrap items-baseline gap-x-3 py-1">
            <Button kind="quiet" small onPress={() => choose(path)} aria-label={`Lead to ${title || path}`}>
              Use
            </Button>
            <span className="min-w-0 wrap-anywhere">
              {title || 'Untitled'} <span className="text-sm text-soft">{readableAddress(path)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export type UndoableChange = { message: string } & (
  | { undo: 'remove'; id: number }
  | { undo: 'add'; source: string; target: string }
  | { undo: 'change'; id: number; target: string }
  | { undo?: undefined }
)

'use client'

import { useRef, useState, type ComponentProps } from 'react'
import { Button } from './button'
import { Form, useForm, type Action, type FieldName } from './form'
import { TextField } from './fields'

type Props<Fields> = {
  word: string
  ariaLabel?: string
  save: Action<undefined, Fields>
  ids: ComponentProps<typeof Form<Fields>>['values']
  name: FieldName<Fields>
  value: string
  hint: string
}

export function NameForm<Fields>({ word, ariaLabel, save, ids, name, value, hint }: Props<Fields>) {
  const [open, setOpen] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const saving = useForm(save, {
    onDone: () => {
      // The focus must not vanish with the field.
      summary.current?.focus()
      setOpen(false)
    },
  })
  return (
    <details open={open} suppressHydrationWarning onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        ref={summary}
        aria-label={ariaLabel}
        className="inline-flex min-h-8 cursor-pointer list-none items-center text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em] [&::-webkit-details-marker]:hidden"
      >
        {word}
      </summary>
      <Form state={saving} values={ids} className="mt-2 mb-2 flex max-w-[36rem] flex-wrap items-start gap-2">
        <TextField
          key={value}
          className="min-w-0 flex-1 basis-52"
          label="Name"
          {...saving.field(name, value)}
          hint={hint}
        />
        <Button type="submit" isPending={saving.pending} className="sm:mt-6">
          Save name
        </Button>
      </Form>
    </details>
  )
}

'use client'

import { useRef, useState } from 'react'
import { Button } from './button'
import { TextField } from './text-field'
import { useForm, type Action } from './use-form'

type Props = {
  /** What unfolds it: "Rename". */
  word: string
  /** The whole label, where several such forms stand on a page. */
  ariaLabel?: string
  save: Action<undefined>
  /** The ids of what is named, as fields of the form. */
  ids: Record<string, number>
  /** The name of the field. */
  name: string
  value: string
  hint: string
}

/** A name that is changed where it stands: a word unfolds its field, and it folds when the name is saved. */
export function NameForm({ word, ariaLabel, save, ids, name, value, hint }: Props) {
  const [open, setOpen] = useState(false)
  const summary = useRef<HTMLElement>(null)
  const { form, pending, problems } = useForm(save, {
    onDone: () => {
      // The focus would be lost with the field.
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
      <form {...form} className="mt-2 mb-2 flex max-w-[36rem] flex-wrap items-start gap-2">
        {Object.entries(ids).map(([fieldName, id]) => (
          <input key={fieldName} type="hidden" name={fieldName} value={id} />
        ))}
        <TextField
          key={value}
          className="min-w-0 flex-1 basis-52"
          name={name}
          label="Name"
          hint={hint}
          defaultValue={value}
          problem={problems.map(({ message }) => message).join(' ')}
        />
        <Button type="submit" isPending={pending} className="sm:mt-6">
          Save name
        </Button>
      </form>
    </details>
  )
}

'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { inputClass } from './input-class'
import { Labelled, notesId } from './labelled'

type Props = Omit<ComponentProps<'select'>, 'className' | 'id'> & {
  label: string
  options: { value: string; label: string }[]
  hint?: ReactNode
  problem?: string
  /** The label is read aloud but not shown: for a row whose heading says it. */
  bare?: boolean
  className?: string
}

/** The browser's own list: it works on every phone, with every keyboard, and before any script has arrived. */
export function SelectField({ label, options, hint, problem, bare, className, ...props }: Props) {
  const id = useId()
  return (
    <Labelled id={id} label={label} bare={bare} hint={hint} problem={problem} className={className}>
      <select
        {...props}
        id={id}
        className={inputClass}
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? notesId(id) : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

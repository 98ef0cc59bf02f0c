'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { inputClass } from './input-class'
import { Labelled, notesId } from './labelled'

type Props<Value extends string> = Omit<ComponentProps<'select'>, 'className' | 'id' | 'value' | 'onChange'> & {
  label: string
  value?: Value
  onChange?: (value: Value) => void
  options: { value: string; label: string }[]
  hint?: ReactNode
  problem?: string
  /** Hides the label where the row's heading says it; it is still read aloud. */
  bare?: boolean
  className?: string
}

/** The browser's own select works on every phone and keyboard, and before scripts arrive. */
export function SelectField<Value extends string>({ label, hint, problem, bare, className, ...rest }: Props<Value>) {
  const { options, onChange, ...props } = rest
  const id = useId()
  return (
    <Labelled id={id} label={label} bare={bare} hint={hint} problem={problem} className={className}>
      <select
        {...props}
        onChange={onChange && ((event) => onChange(event.target.value as Value))}
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

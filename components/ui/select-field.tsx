'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { inputClass } from './field'

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
  const notes = `${id}-notes`
  return (
    <div className={className}>
      <label htmlFor={id} className={bare ? 'sr-only' : 'mb-1 block text-sm font-semibold'}>
        {label}
      </label>
      <select
        {...props}
        id={id}
        className={inputClass}
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? notes : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <div id={notes} className="text-sm">
        {hint && <p className="mt-1 text-soft">{hint}</p>}
        {problem && <p className="mt-1 border-l-3 border-bad pl-2 font-medium text-bad">{problem}</p>}
      </div>
    </div>
  )
}

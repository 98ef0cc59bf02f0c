'use client'

import { useId, type ReactNode } from 'react'
import { inputClass } from './field'
import { useEarlyText } from './use-early-text'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What was written here before; anything else can be written too. */
  suggestions: string[]
  hint?: ReactNode
  problem?: string
}

/** A line of text with the browser's own list of suggestions: it works on every phone and with every keyboard. */
export function SuggestField({ label, value, onChange, suggestions, hint, problem }: Props) {
  const id = useId()
  const [notes, list] = [`${id}-notes`, `${id}-list`]
  const { input, text } = useEarlyText({ value, onChange })
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <input
        id={id}
        ref={input}
        list={list}
        value={text.value}
        onChange={(event) => text.onChange(event.target.value)}
        className={inputClass}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? notes : undefined}
      />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <div id={notes} className="text-sm">
        {hint && <p className="mt-1 text-soft">{hint}</p>}
        {problem && <p className="mt-1 border-l-3 border-bad pl-2 font-medium text-bad">{problem}</p>}
      </div>
    </div>
  )
}

'use client'

import { useId, type ReactNode } from 'react'
import { inputClass } from './input-class'
import { Labelled, notesId } from './labelled'
import { useEarlyText } from './use-early-text'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** The words that were written here before; anything else can be written too. */
  suggestions: string[]
  hint?: ReactNode
  problem?: string
}

/** A line of text with the browser's own list of suggestions: it works on every phone and with every keyboard. */
export function SuggestField({ label, value, onChange, suggestions, hint, problem }: Props) {
  const id = useId()
  const list = `${id}-list`
  const { input, text } = useEarlyText({ value, onChange })
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        ref={input}
        list={list}
        value={text.value}
        onChange={(event) => text.onChange(event.target.value)}
        className={inputClass}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={hint || problem ? notesId(id) : undefined}
      />
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </Labelled>
  )
}

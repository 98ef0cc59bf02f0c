import { useId, type ReactNode } from 'react'
import { inputClass } from './button-class'
import { Labelled, notesId } from './labelled'
import { useEarlyText } from './use-early-text'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  suggestions: string[]
  hint?: ReactNode
  problem?: string
}

/** The browser's own suggestions work on every phone and keyboard. */
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

import { useId } from 'react'
import { TextField, type TextFieldProps } from './fields'

/** A text field with the browser's own suggestions, which work on every phone and keyboard. */
export function SuggestField({ suggestions, ...field }: TextFieldProps & { suggestions: string[] }) {
  const list = useId()
  return (
    <>
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
      <TextField {...field} list={list} autoComplete="off" />
    </>
  )
}

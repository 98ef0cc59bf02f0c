import { useState } from 'react'
import { Button } from './button'
import { StatusLine } from './form'
import { TextField } from './fields'

type Props = {
  label: string
  value: string
  autoFocus?: boolean
  rows?: number
}

/** Copies a text. `textName`: the name of the text in the message if the browser does not allow copying. */
export function useCopy(text: string, it = 'it') {
  const [message, setMessage] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setMessage('Copied.')
    } catch {
      setMessage(`The browser did not allow copying. Select ${it} and copy ${it} yourself.`)
    }
  }
  return { copy, message }
}

export function CopyField({ label, value, autoFocus, rows }: Props) {
  const { copy, message } = useCopy(value)
  return (
    <div className="grid gap-3">
      <div className="flex items-end gap-2">
        <TextField
          label={label}
          value={value}
          isReadOnly
          rows={rows}
          onFocus={(event) => (event.target as HTMLInputElement).select()}
          className="min-w-0 flex-1"
        />
        <Button onPress={copy} autoFocus={autoFocus}>
          Copy
        </Button>
      </div>
      <StatusLine>{message}</StatusLine>
    </div>
  )
}

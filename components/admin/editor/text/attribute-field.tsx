import { useState } from 'react'
import { TextField } from '@/components/ui/fields'
import { inputClass } from '@/components/ui/button-class'
import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = {
  label: string
  value: string
  hint?: string
  bare?: boolean
  rows?: number
  placeholder?: string
  onChange: (value: string) => void
}

/** Keeps the typed value itself: the document's value comes later and would move the cursor to the end. */
export function AttributeField({ value, onChange, bare, rows, placeholder, label, hint }: Props) {
  const [typed, setTyped] = useState(value)
  const [last, setLast] = useState(value)
  if (value !== last) {
    setLast(value)
    setTyped(value) // undo, or another text
  }
  function type(text: string) {
    setTyped(text)
    setLast(text)
    onChange(text)
  }
  if (bare)
    return (
      <input
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className={inputClass}
      />
    )
  return <TextField label={label} hint={hint} value={typed} onChange={type} rows={rows} />
}

export function RemoveNode({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <Button small kind="danger" onPress={onPress}>
      <X aria-hidden className="size-4" />
      Remove {what}
    </Button>
  )
}

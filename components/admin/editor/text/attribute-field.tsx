'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type Props = { label: string; value: string; hint?: string; onChange: (value: string) => void }

/**
 * A text that is kept in the document. It holds what is typed itself: the document's own value comes back a moment later,
 * and would throw the cursor to the end.
 */
export function AttributeField({ value, onChange, ...props }: Props) {
  const [typed, setTyped] = useState(value)
  const [last, setLast] = useState(value)
  if (value !== last) {
    setLast(value)
    setTyped(value) // undo, or another text
  }
  return (
    <TextField
      {...props}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        setLast(text)
        onChange(text)
      }}
    />
  )
}

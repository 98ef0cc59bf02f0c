'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import type { AnyField } from '@/lib/kinds/kinds'
import type { LineControl } from './title-page'

/** A line that can be wrong, such as an ISBN: that is said once it is left, and it is saved all the same. */
export function CheckedLine({ field, value, onChange, problem, ...props }: LineControl & { field: AnyField }) {
  const [isTyping, setTyping] = useState(false)
  const { tidy = (text: string) => text } = field
  return (
    <TextField
      {...props}
      value={value}
      // An address that is pasted is tidied at once.
      onChange={(typed) => onChange(/^https?:\/\//i.test(typed) ? tidy(typed) : typed)}
      onFocus={() => setTyping(true)}
      onBlur={() => {
        setTyping(false)
        if (tidy(value) !== value) onChange(tidy(value))
      }}
      problem={problem ?? (isTyping ? undefined : field.problem?.(value, {}))}
      spellCheck="false"
      autoComplete="off"
    />
  )
}

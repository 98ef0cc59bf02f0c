'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import type { LineControl } from './title-page'

const whole = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/

/** A date as exactly as it is known. */
export function PublishedOn({ value, onChange, ...props }: LineControl) {
  const [date, setDate] = useState<string>()
  return (
    <TextField
      {...props}
      value={date ?? value}
      onChange={(typed) => {
        setDate(typed)
        if (whole.test(typed.trim())) onChange(typed.trim())
      }}
      onBlur={() => {
        if (date !== undefined) onChange(date.trim()) // half a date is complained about once it is left
        setDate(undefined)
      }}
      inputMode="numeric"
    />
  )
}

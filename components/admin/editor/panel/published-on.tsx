'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import type { TitlePage } from './title-page'

const whole = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/

/** The date on the title page, as exactly as it is known. */
export function PublishedOn({ publication, set, problem }: TitlePage) {
  const [date, setDate] = useState<string>()
  return (
    <TextField
      label="Published on"
      value={date ?? publication.publishedOn}
      onChange={(typed) => {
        setDate(typed)
        if (whole.test(typed.trim())) set({ publishedOn: typed.trim() })
      }}
      onBlur={() => {
        if (date !== undefined) set({ publishedOn: date.trim() }) // half a date is complained about once it is left
        setDate(undefined)
      }}
      hint="As exactly as it is known: 2014, 2014-10 or 2014-10-28."
      problem={problem('publishedOn')}
      inputMode="numeric"
    />
  )
}

'use client'

import { useState } from 'react'
import type { Content } from '@/domain/content'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { Part } from './part'

type Type = NonNullable<Content['publication']>['type']

const whole = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/

export function Publication({ opened, draft: { fields, change }, problem }: Part) {
  const publication = fields.publication!
  const [date, setDate] = useState<string>()
  const set = (changes: Partial<typeof publication>) => change({ publication: { ...publication, ...changes } })
  return (
    <>
      <SelectField
        label="Type"
        value={publication.type}
        onChange={(event) => set({ type: event.target.value as Type })}
        options={opened.publicationTypes.map((type) => ({
          value: type,
          label: type[0]!.toUpperCase() + type.slice(1),
        }))}
      />
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
        problem={problem('publication.publishedOn')}
        inputMode="numeric"
      />
      <TextField
        label="Publisher"
        value={publication.publisher}
        onChange={(publisher) => set({ publisher })}
        problem={problem('publication.publisher')}
      />
    </>
  )
}

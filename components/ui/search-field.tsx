'use client'

import { useId } from 'react'
import { inputClass } from './input-class'
import { Labelled } from './labelled'

type Props = { label: string; name: string; defaultValue?: string; className?: string }

export function SearchField({ label, className, ...props }: Props) {
  const id = useId()
  return (
    <Labelled id={id} label={label} bare className={className}>
      <input {...props} id={id} type="search" placeholder={label} maxLength={200} className={inputClass} />
    </Labelled>
  )
}

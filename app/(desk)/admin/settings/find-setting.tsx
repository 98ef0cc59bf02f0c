'use client'

import { useState } from 'react'
import { findPlaces } from '@/components/admin/palette/places'
import { TextField } from '@/components/ui/fields'
import { Link } from '@/components/ui/link'
import type { settingsPlaces } from './places'

export function FindSetting({ places }: { places: ReturnType<typeof settingsPlaces> }) {
  const [typed, setTyped] = useState('')
  const found = typed.trim() ? findPlaces(places, typed) : undefined
  return (
    <search className="w-72 max-w-full">
      <TextField label="Find a setting" type="search" value={typed} onChange={setTyped} />
      <p role="status" className="sr-only">
        {found && `${found.length} found`}
      </p>
      {found?.length === 0 && <p className="mt-2 text-soft">No setting has these words.</p>}
      <ul className="mt-1">
        {found?.map(({ page, href, label }) => (
          <li key={href}>
            <Link href={href} onClick={() => setTyped('')} className="inline-flex min-h-9 items-center">
              {label}
            </Link>{' '}
            <span className="text-sm text-soft">{page}</span>
          </li>
        ))}
      </ul>
    </search>
  )
}

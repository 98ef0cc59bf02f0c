'use client'

import { useState, type ReactNode } from 'react'
import { placesFor } from '@/components/admin/palette/places'
import { PageHead } from '@/components/admin/shell/page-head'
import { Tabs } from '@/components/admin/shell/tabs'
import { TextField } from '@/components/ui/fields'
import { Link } from '@/components/ui/link'
import { settingsPages, settingsPlaces, type SettingsPath } from './places'

type Props = { here: SettingsPath; children: ReactNode }

/** Shows a page of the settings beneath the links to all of them and the search. */
export function SettingsPage({ here, children }: Props) {
  return (
    <div className="max-w-3xl">
      <PageHead title="Settings" actions={<FindSetting />} />
      <Tabs label="Settings" here={here} tabs={settingsPages} />
      <div className="grid gap-14">{children}</div>
    </div>
  )
}

function FindSetting() {
  const [typed, setTyped] = useState('')
  const found = typed.trim() ? placesFor(settingsPlaces, typed) : undefined
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

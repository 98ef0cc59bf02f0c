'use client'

import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import type { HelpCountryForDesk } from '@/domain/site/help-services'
import { CountrySection } from './country-section'

type Props = { countries: HelpCountryForDesk[]; zone: string }

export function HelpScreen({ countries, zone }: Props) {
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set())
  const touch = (form: string, isDirty: boolean) =>
    setUnsaved((before) => {
      if (before.has(form) === isDirty) return before
      const after = new Set(before)
      if (isDirty) after.add(form)
      else after.delete(form)
      return after
    })
  const ordered = [...countries].sort((a, b) => Number(b.services.length > 0) - Number(a.services.length > 0))
  return (
    <div className="grid gap-12">
      <LeaveGuard unsaved={unsaved.size > 0} />
      {ordered.map((country) => (
        <CountrySection key={country.id} country={country} zone={zone} touch={touch} />
      ))}
    </div>
  )
}

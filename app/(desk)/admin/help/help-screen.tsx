'use client'

import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import type { HelpCountryForDesk } from '@/domain/site/help-services'
import { Section } from '@/components/admin/shell/page-head'
import { AddForm } from '@/components/ui/add-form'
import { StatusLine } from '@/components/ui/form'
import { addService } from './actions'
import { ServiceFields } from './service-form'
import { ServiceRow } from './service-row'

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

type CountrySectionProps = {
  country: HelpCountryForDesk
  zone: string
  touch: (form: string, isDirty: boolean) => void
}

function CountrySection({ country, zone, touch }: CountrySectionProps) {
  const [message, setMessage] = useState('')
  const { services } = country
  const form = `new ${country.id}`
  return (
    <Section title={country.name} id={country.slug} count={services.length}>
      <StatusLine className="mb-2">{message}</StatusLine>
      {services.length > 0 && (
        <ol className="mb-4">
          {services.map((service, at) => (
            <ServiceRow
              key={service.id}
              service={service}
              place={{ at, last: services.length - 1 }}
              zone={zone}
              touch={touch}
              announce={setMessage}
            />
          ))}
        </ol>
      )}
      <AddForm
        word={`Add a service in ${country.name}`}
        act={addService}
        values={{ id: country.id }}
        onAdded={() => {
          touch(form, false)
          setMessage('Added. Readers see it from their next request on.')
        }}
        onInput={() => touch(form, true)}
        verb="Save"
        folds
        className="border-t border-line pt-1"
      >
        {(state) => <ServiceFields state={state} touch={() => touch(form, true)} />}
      </AddForm>
    </Section>
  )
}

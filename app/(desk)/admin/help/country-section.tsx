'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Section } from '@/components/admin/shell/section'
import { StatusLine } from '@/components/ui/status-line'
import { useForm } from '@/components/ui/use-form'
import type { HelpCountryForDesk } from '@/domain/site/help-services'
import { addService } from './actions'
import { ServiceForm } from './service-form'
import { ServiceRow } from './service-row'

type Props = { country: HelpCountryForDesk; zone: string; touch: (form: string, isDirty: boolean) => void }

/** The services of a country in their order, and the form that adds one. */
export function CountrySection({ country, zone, touch }: Props) {
  const [message, setMessage] = useState('')
  const { services } = country
  return (
    <Section title={country.name} id={country.slug} aside={<span className="text-soft">{services.length}</span>}>
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
              say={setMessage}
            />
          ))}
        </ol>
      )}
      <AddService country={country} touch={touch} say={setMessage} />
    </Section>
  )
}

function AddService({ country, touch, say }: Omit<Props, 'zone'> & { say: (sentence: string) => void }) {
  const [round, setRound] = useState(0)
  const name = `new ${country.id}`
  const state = useForm(addService, {
    onDone: () => {
      touch(name, false)
      setRound(round + 1)
      say('Added. Readers see it from their next request on.')
    },
  })
  return (
    <details
      key={round}
      className="border-t border-line pt-1"
      open={state.problems.length > 0 || undefined}
      suppressHydrationWarning
    >
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 font-semibold text-accent">
        <Plus aria-hidden className="size-4" strokeWidth={2.25} />
        Add a service in {country.name}
      </summary>
      <ServiceForm state={state} id={country.id} touch={() => touch(name, true)} />
    </details>
  )
}

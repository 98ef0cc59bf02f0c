import { useState } from 'react'
import { Section } from '@/components/admin/shell/section'
import { AddForm } from '@/components/ui/add-form'
import { StatusLine } from '@/components/ui/status-line'
import type { HelpCountryForDesk } from '@/domain/site/help-services'
import { addService } from './actions'
import { ServiceFields } from './service-form'
import { ServiceRow } from './service-row'

type Props = { country: HelpCountryForDesk; zone: string; touch: (form: string, isDirty: boolean) => void }

export function CountrySection({ country, zone, touch }: Props) {
  const [message, setMessage] = useState('')
  const { services } = country
  const form = `new ${country.id}`
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

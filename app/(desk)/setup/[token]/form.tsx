'use client'

import { useSyncExternalStore, type ComponentProps } from 'react'
import { Form, ActForm, useForm } from '@/components/ui/form'
import { PasswordField, SelectField, TextField } from '@/components/ui/fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { zonesByFormerName, type ZoneChoice } from '@/lib/time/zones'
import type { Language } from '@/lib/languages/languages'
import { choosableLanguages, englishName, ownName } from '@/lib/languages/language-tags'
import { setUp, signInBySetUpLink } from './actions'

type Props = {
  token: string
  person: { name: string; email: string } | null
  createsAccount: boolean
  asksAboutDemonstration: boolean
  /** For the first account. */
  site?: { zone: string; zones: ZoneChoice[] }
  mainLanguage?: Language
}

export function SetupForm({ token, person, createsAccount, asksAboutDemonstration, site, mainLanguage }: Props) {
  const { field, ...state } = useForm(setUp)
  return (
    <Form
      state={state}
      values={{ token }}
      className="grid gap-4"
      verb={createsAccount ? 'Create account' : 'Save the password'}
      button={{ kind: 'primary', className: 'mt-1 px-6' }}
    >
      <TextField
        label="Name"
        {...field('name', person?.name)}
        autoComplete="name"
        hint="As colleagues see it, and as bylines begin with."
        isRequired
      />
      <TextField
        label="Email"
        {...field('email', person?.email)}
        type="email"
        autoComplete="username"
        isReadOnly={!!person}
        isRequired
      />
      <PasswordField
        label="Password"
        {...field('password')}
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words are strong and easy to remember."
        isRequired
      />
      {site && <SiteZone site={site} {...field('zone')} />}
      {mainLanguage && (
        <SelectField
          label="Main language of the site"
          {...field('language', mainLanguage)}
          options={choosableLanguages().map((language) => ({ value: language, label: languageLabel(language) }))}
          hint="It stands at the address of the site itself, without a prefix; the other languages stand under /km, /en and so on."
        />
      )}
      {asksAboutDemonstration && (
        <RadioGroup
          label="The demonstration archive"
          {...field('demonstration', 'keep')}
          className="mt-1 border-t border-line pt-4"
          choices={[
            { value: 'keep', label: 'Keep it', hint: 'To look around first. It can be removed later, whole.' },
            { value: 'remove', label: 'Start empty', hint: 'Takes away everything it brought, and nothing else.' },
          ]}
        />
      )}
    </Form>
  )
}

type SiteZoneProps = Pick<ComponentProps<typeof SelectField>, 'name' | 'problem'> & {
  site: NonNullable<Props['site']>
  defaultValue: string
}

/** Proposes the browser's zone. */
function SiteZone({ site: { zone, zones }, defaultValue, ...field }: SiteZoneProps) {
  const browserZone = useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => zone,
  )
  const here = zonesByFormerName[browserZone] ?? browserZone
  const proposed = zones.some(({ value }) => value === here) ? here : zone
  return (
    <SelectField
      key={proposed}
      label="Time zone of the site"
      {...field}
      defaultValue={defaultValue || proposed}
      options={zones}
      hint="Dates, months and new addresses follow it. It can be changed later."
    />
  )
}

function languageLabel(language: Language) {
  const [own, english] = [ownName(language), englishName(language)]
  return own === english ? own : `${english} (${own})`
}

/** Needs a press: programs that scan mails follow links too, so the link alone signs nobody in. */
export function RecoverySignInForm({ token }: { token: string }) {
  return (
    <ActForm
      act={signInBySetUpLink}
      values={{ token }}
      verb="Sign in"
      button={{ kind: 'primary', className: 'px-6' }}
    />
  )
}

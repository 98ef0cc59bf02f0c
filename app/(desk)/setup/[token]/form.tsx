'use client'

import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { Problems } from '@/components/ui/problems'
import { RadioGroup } from '@/components/ui/radio-group'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import { languageNames, languages, type Language } from '@/lib/languages'
import { setUp } from './actions'

type Props = {
  token: string
  person: { name: string; email: string } | null
  createsAccount: boolean
  asksAboutDemonstration: boolean
  /** Asks for the main language, of a site that nobody has set up; this one is chosen. */
  mainLanguage?: Language
}

export function SetupForm({ token, person, createsAccount, asksAboutDemonstration, mainLanguage }: Props) {
  const { form, pending, problems, problem, typedValues } = useForm(setUp)
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <Problems problems={problems} except={['name', 'email', 'password', 'language']} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        hint="As colleagues see it, and as bylines begin with."
        defaultValue={typedValues.name ?? person?.name}
        problem={problem('name')}
        isRequired
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={person?.email ?? typedValues.email}
        isReadOnly={!!person}
        problem={problem('email')}
        isRequired
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="At least 12 characters. A few unrelated words are strong and easy to remember."
        problem={problem('password')}
        isRequired
      />
      {mainLanguage && (
        <SelectField
          label="Main language of the site"
          name="language"
          defaultValue={typedValues.language ?? mainLanguage}
          options={languages.map((language) => ({ value: language, label: nameOf(language) }))}
          hint="It stands at the address of the site itself, without a prefix; the other languages stand under /km, /en and so on."
          problem={problem('language')}
        />
      )}
      {asksAboutDemonstration && (
        <RadioGroup
          label="The demonstration archive"
          name="demonstration"
          defaultValue={typedValues.demonstration ?? 'keep'}
          className="mt-1 border-t border-line pt-4"
          choices={[
            { value: 'keep', label: 'Keep it', hint: 'To look around first. It can be removed later, whole.' },
            { value: 'remove', label: 'Start empty', hint: 'Takes away everything it brought, and nothing else.' },
          ]}
        />
      )}
      <Button type="submit" kind="primary" isPending={pending} className="mt-1 justify-self-start px-6">
        {createsAccount ? 'Create account' : 'Save the password'}
      </Button>
    </form>
  )
}

function nameOf(language: Language) {
  const { own, english } = languageNames[language]
  return own === english ? own : `${english} (${own})`
}

'use client'

import { Section } from '@/components/admin/shell/page-head'
import { SelectField, TextField } from '@/components/ui/fields'
import type { Language } from '@/lib/languages/languages'
import { englishName, languageOptions } from '@/lib/languages/language-tags'
import { saveLanguages, saveMainLanguage } from '../actions'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'

/** A text is in one of these languages, and readers get those that have texts. */
export function LanguagesSection({ others }: { others: Language[] }) {
  const state = useSettings(saveLanguages, undefined)
  return (
    <Section title="Languages of this site" id="languages">
      <SettingsForm state={state} saved="Saved.">
        <TextField
          label="Languages beside the main one"
          {...state.field('others', others.map(englishName).join(', '))}
          hint="By name or code, with commas between them: French, pt-BR. Texts can be in these; the order is that of the language switch, which shows those with public texts."
        />
      </SettingsForm>
    </Section>
  )
}

/** `isFree`: nothing was ever public, so no address would change. */
export function MainLanguageSection({ main, isFree }: { main: Language; isFree: boolean }) {
  const state = useSettings(saveMainLanguage, undefined)
  const english = englishName(main)
  return (
    <Section title="Main language" id="main-language">
      {isFree ? (
        <SettingsForm state={state} saved="Saved.">
          <SelectField
            label="Main language of the site"
            className="max-w-md"
            key={main}
            {...state.field('language', main)}
            options={languageOptions()}
            hint="It stands at the address of the site itself; the others stand under /en, /km and so on. It can be chosen here until the first text is published."
          />
        </SettingsForm>
      ) : (
        <>
          <p>
            {english}. It stands at the address of the site itself; the other languages stand under{' '}
            {main === 'en' ? '/km' : '/en'} and so on.
          </p>
          <p className="mt-2 text-sm text-soft">
            Texts are public, so another main language would change their addresses. Whoever runs the site can do it,
            and every address of now then leads to the new one:{' '}
            <code className="font-mono">npm run gazette -- main-language {main === 'km' ? 'en' : 'km'} --check</code>
          </p>
        </>
      )}
    </Section>
  )
}

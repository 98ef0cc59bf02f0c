'use client'

import { Section } from '@/components/admin/shell/page-head'
import { TextField } from '@/components/ui/fields'
import type { AnyField } from '@/components/ui/form'
import type { MenuLine, Site } from '@/domain/published/site'
import { otherLanguages, type Language } from '@/lib/languages/languages'
import { englishName, ownName } from '@/lib/languages/language-tags'
import { menuKey } from '@/lib/text/menu-items'
import { saveSettings } from '../actions'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'

type Props = {
  site: Pick<Site, 'translations'>
  lines: MenuLine[]
  usualNames: Record<Language, Record<string, string>>
}

export function TranslationsForm({ site, ...names }: Props) {
  const state = useSettings(saveSettings, site)
  const { field } = state
  return (
    <SettingsForm state={state}>
      <Section title="Name and menus in other languages" id="translations-section">
        <p className="mb-4 text-sm text-soft">
          What readers of a language see instead of the name, the tagline and the lines of the menus. What is empty is
          shown as it is written there.
        </p>
        {otherLanguages().map((language) => (
          <Translation key={language} {...names} site={site} field={field} language={language} />
        ))}
      </Section>
    </SettingsForm>
  )
}

function Translation({ site, lines, usualNames, field, language }: Props & { field: AnyField; language: Language }) {
  const [own, english] = [ownName(language), englishName(language)]
  const { menu = {}, ...texts } = site.translations[language] ?? {}
  const part = (name: string, saved?: string) => field(`translations.${language}.${name}`, saved)
  const fields = [
    { label: `Name in ${english}`, ...part('name', texts.name), hint: undefined },
    { label: `Tagline in ${english}`, ...part('tagline', texts.tagline), hint: undefined },
    ...lines.map(({ label, path }) => ({
      label: `“${label}” in ${english}`,
      ...part(`menu.${menuKey({ label, path })}`, menu[menuKey({ label, path })]),
      hint: usualNames[language]?.[path] && `Empty means “${usualNames[language][path]}”.`,
    })),
  ]
  const wrong = fields.some(({ problem }) => problem)
  return (
    <details className="border-t border-line py-1 first:border-t-0" open={wrong || undefined} suppressHydrationWarning>
      <summary className="flex min-h-9 cursor-pointer items-center gap-3 font-semibold">
        {english}
        <span className="font-normal text-soft" lang={language}>
          {own}
        </span>
      </summary>
      <div className="grid gap-4 pt-2 pb-4 sm:grid-cols-2">
        {fields.map((fieldProps) => (
          <TextField key={fieldProps.name} {...fieldProps} />
        ))}
      </div>
    </details>
  )
}

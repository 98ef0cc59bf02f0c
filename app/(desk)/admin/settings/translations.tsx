import { TextField } from '@/components/ui/fields'
import type { AnyField } from '@/components/ui/form'
import { languageNames, otherLanguages, type Language } from '@/lib/languages/languages'
import { menuItems, menuKey } from '@/lib/text/menu-items'
import type { SettingsSite } from './form-fields'

export type DefaultNames = Partial<Record<Language, Record<string, string>>>

type Form = {
  site: SettingsSite
  usualNames: DefaultNames
  field: AnyField
}

export function SettingsTranslations(form: Form) {
  return otherLanguages().map((language) => <Translation key={language} {...form} language={language} />)
}

function menuLinesOf({ menu, footerMenu }: SettingsSite) {
  return [...new Map(menuItems([...menu, ...footerMenu]).map((line) => [menuKey(line), line])).values()]
}

function Translation({ site, usualNames, field, language }: Form & { language: Language }) {
  const { own, english } = languageNames[language]
  const { menu = {}, ...texts } = site.translations[language] ?? {}
  const part = (name: string, saved?: string) => field(`translations.${language}.${name}`, saved)
  const fields = [
    { label: `Name in ${english}`, ...part('name', texts.name), hint: undefined },
    { label: `Tagline in ${english}`, ...part('tagline', texts.tagline), hint: undefined },
    ...menuLinesOf(site).map(({ label, path }) => ({
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

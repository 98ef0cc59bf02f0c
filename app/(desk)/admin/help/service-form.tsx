import { Checkbox, TextField } from '@/components/ui/fields'
import type { AnyField } from '@/components/ui/form'
import type { HelpServiceForDesk } from '@/domain/site/help-services'
import { otherLanguages, type Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'

type ServiceTextName = 'name' | 'hours' | 'about' | 'spoken'
const serviceTexts: { part: ServiceTextName; label: string; hint?: string; rows?: number }[] = [
  { part: 'name', label: 'Name' },
  { part: 'about', label: 'What it does', rows: 3, hint: 'For somebody who needs it now: one or two plain sentences.' },
  { part: 'hours', label: 'Open', hint: 'When somebody answers: “Every day and night”.' },
  { part: 'spoken', label: 'Languages spoken', hint: 'As words: “Burmese, English”.' },
]
type Props = {
  state: { field: AnyField; typedValues: Record<string, string> }
  service?: HelpServiceForDesk
  touch: () => void
}

export function ServiceFields({ state: { field, typedValues }, service, touch }: Props) {
  return (
    <>
      {serviceTexts.map(({ part, ...looks }) => (
        <TextField key={part} {...looks} {...field(part, service?.[part])} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Phone"
          hint="One number, as people dial it from there."
          inputMode="tel"
          {...field('phone', service?.phone)}
        />
        <TextField
          label="Web address"
          hint="It begins with https://."
          inputMode="url"
          {...field('url', service?.url)}
        />
      </div>
      {otherLanguages().map((language) => (
        <InLanguage key={language} language={language} texts={service?.words[language]} field={field} />
      ))}
      <div>
        <Checkbox
          name="isSample"
          value="on"
          defaultSelected={typedValues.name === undefined ? service?.isSample : typedValues.isSample === 'on'}
          onChange={touch}
        >
          This is an example. Readers are told that it helps nobody.
        </Checkbox>
        <Checkbox name="checked" value="on" defaultSelected={typedValues.checked === 'on'} onChange={touch}>
          I have made sure that everything here is right today.
        </Checkbox>
      </div>
    </>
  )
}

type InLanguageProps = { language: Language; texts?: Partial<Record<ServiceTextName, string>>; field: AnyField }

/** If a field is empty, readers get the words in the site's own language. */
function InLanguage({ language, texts, field }: InLanguageProps) {
  const english = englishName(language)
  const fields = serviceTexts.map(({ part, label, rows }) => ({
    label: `${label} in ${english}`,
    rows,
    ...field(`words.${language}.${part}`, texts?.[part]),
  }))
  const filled = serviceTexts.filter(({ part }) => texts?.[part]).length
  return (
    <details open={fields.some(({ problem }) => problem) || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 font-semibold text-accent">
        In {english}
        <span className="text-sm font-normal text-soft">
          {filled === 0 ? 'not yet' : `${filled} of ${serviceTexts.length}`}
        </span>
      </summary>
      <div className="grid gap-4 pt-1 pb-2">
        {fields.map((props) => (
          <TextField key={props.name} {...props} lang={language} />
        ))}
      </div>
    </details>
  )
}

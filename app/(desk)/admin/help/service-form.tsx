'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Problems } from '@/components/ui/problems'
import { SaveOrRemove } from '@/components/ui/save-or-remove'
import { TextField } from '@/components/ui/text-field'
import type { useForm } from '@/components/ui/use-form'
import type { HelpServiceForDesk } from '@/domain/site/help-services'
import { languageNames, languages, otherLanguages, type Language } from '@/lib/languages'

type State = Pick<ReturnType<typeof useForm>, 'form' | 'pending' | 'problems' | 'problem' | 'typedValues'>
type Props = {
  state: State
  /** Of the service, or of the country that a new one is for. */
  id: number
  service?: HelpServiceForDesk
  touch: () => void
  remove?: { isPending: boolean; send: () => void }
}

type Part = 'name' | 'hours' | 'about' | 'spoken'
const parts: { part: Part; label: string; hint?: string; rows?: number }[] = [
  { part: 'name', label: 'Name' },
  { part: 'about', label: 'What it does', rows: 3, hint: 'For somebody who needs it now: one or two plain sentences.' },
  { part: 'hours', label: 'Open', hint: 'When somebody answers: “Every day and night”.' },
  { part: 'spoken', label: 'Languages spoken', hint: 'As words: “Burmese, English”.' },
]
const beside = [
  'phone',
  'url',
  ...parts.map(({ part }) => part as string),
  ...languages.flatMap((language) => parts.map(({ part }) => `words.${language}.${part}`)),
]

/** Everything that readers are told of a service. */
export function ServiceForm({ state, id, service, touch, remove }: Props) {
  const { form, pending, problems, problem, typedValues } = state
  const text = (name: string, saved = '') => ({
    name,
    defaultValue: typedValues[name] ?? saved,
    problem: problem(name),
  })
  return (
    <form {...form} onInput={touch} className="mt-2 grid gap-4 pb-2">
      <input type="hidden" name="id" value={id} />
      <Problems problems={problems} except={beside} />
      {parts.map(({ part, label, hint, rows }) => (
        <TextField key={part} label={label} hint={hint} rows={rows} {...text(part, service?.[part])} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Phone"
          hint="One number, as people dial it from there."
          inputMode="tel"
          {...text('phone', service?.phone)}
        />
        <TextField label="Web address" hint="It begins with https://." inputMode="url" {...text('url', service?.url)} />
      </div>
      {otherLanguages().map((language) => (
        <InLanguage key={language} language={language} service={service} state={state} />
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
      <SaveOrRemove isSaving={pending} isRemoving={remove?.isPending ?? false} onRemove={remove?.send} />
    </form>
  )
}

/** What readers of another language are told. What is empty they read in the site's own. */
function InLanguage({ language, service, state }: { language: Language; service?: HelpServiceForDesk; state: State }) {
  const { problem, typedValues } = state
  const said = service?.words[language]
  const filled = parts.filter(({ part }) => said?.[part]).length
  const isWrong = parts.some(({ part }) => problem(`words.${language}.${part}`))
  return (
    <details open={isWrong || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 font-semibold text-accent">
        In {languageNames[language].english}
        <span className="text-sm font-normal text-soft">
          {filled === 0 ? 'not yet' : `${filled} of ${parts.length}`}
        </span>
      </summary>
      <div className="grid gap-4 pt-1 pb-2">
        {parts.map(({ part, label, rows }) => {
          const name = `words.${language}.${part}`
          return (
            <TextField
              key={part}
              label={`${label} in ${languageNames[language].english}`}
              name={name}
              rows={rows}
              lang={language}
              defaultValue={typedValues[name] ?? said?.[part] ?? ''}
              problem={problem(name)}
            />
          )
        })}
      </div>
    </details>
  )
}

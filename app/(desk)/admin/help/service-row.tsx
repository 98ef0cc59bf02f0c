import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EditableRow } from '@/components/ui/editable-row'
import { ProblemList, useForm, type AnyField } from '@/components/ui/form'
import type { HelpServiceForDesk } from '@/domain/site/help-services'
import { longDate } from '@/lib/time/time'
import { changeService, checkService, moveService, removeService } from './actions'
import { Checkbox, TextField } from '@/components/ui/fields'
import { languageNames, otherLanguages, type Language } from '@/lib/languages/languages'

type Props = {
  service: HelpServiceForDesk
  place: { at: number; last: number }
  zone: string
  touch: (form: string, isDirty: boolean) => void
  announce: (sentence: string) => void
}

export function ServiceRow({ service, place, zone, touch, announce }: Props) {
  const { id, name } = service
  const checked = checkedInWords(service, zone)
  const form = `service ${id}`
  return (
    <EditableRow
      name={name}
      spoken={`${name}: ${checked}`}
      message={
        <span className={`col-span-2 text-sm ${service.isOverdue ? 'font-medium text-bad' : 'text-soft'}`}>
          {checked}
        </span>
      }
      above={(close) => (
        <Acts
          service={service}
          place={place}
          announce={(sentence) => {
            close()
            announce(sentence)
          }}
        />
      )}
      id={id}
      change={changeService}
      onChanged={() => {
        touch(form, false)
        announce(`Saved “${name}”. Readers see it from their next request on.`)
      }}
      remove={removeService}
      onRemoved={() => {
        touch(form, false)
        announce(`Removed “${name}”.`)
      }}
      onInput={() => touch(form, true)}
    >
      {(state) => <ServiceFields state={state} service={service} touch={() => touch(form, true)} />}
    </EditableRow>
  )
}

function Acts({ service: { id, name, isSample }, place, announce }: Pick<Props, 'service' | 'place' | 'announce'>) {
  const check = useForm(checkService, { onDone: () => announce(`“${name}” is marked as right today.`) })
  const move = useForm(moveService, { onDone: () => announce(`Moved “${name}”.`) })
  const isBusy = check.pending || move.pending
  return (
    <>
      <ProblemList problems={[...check.problems, ...move.problems]} />
      <div className="mb-5 flex flex-wrap gap-3">
        {!isSample && (
          <Button isPending={check.pending} isDisabled={isBusy} onPress={() => check.send({ id })}>
            Everything here is right today
          </Button>
        )}
        <Button
          kind="quiet"
          isDisabled={isBusy || place.at === 0}
          onPress={() => move.send({ id, by: -1 })}
          aria-label={`Move ${name} up`}
        >
          <ArrowUp aria-hidden className="size-4" />
          Up
        </Button>
        <Button
          kind="quiet"
          isDisabled={isBusy || place.at === place.last}
          onPress={() => move.send({ id, by: 1 })}
          aria-label={`Move ${name} down`}
        >
          <ArrowDown aria-hidden className="size-4" />
          Down
        </Button>
      </div>
    </>
  )
}

function checkedInWords({ isSample, checkedAt, checkedByName, isOverdue }: HelpServiceForDesk, zone: string) {
  if (isSample) return 'An example: it helps nobody.'
  if (checkedAt === null) return 'Nobody has checked it yet.'
  const by = checkedByName ? ` by ${checkedByName}` : ''
  return `Checked on ${longDate(checkedAt, zone)}${by}${isOverdue ? ': more than 90 days ago' : ''}.`
}

type ServiceTextName = 'name' | 'hours' | 'about' | 'spoken'
const serviceTexts: { part: ServiceTextName; label: string; hint?: string; rows?: number }[] = [
  { part: 'name', label: 'Name' },
  { part: 'about', label: 'What it does', rows: 3, hint: 'For somebody who needs it now: one or two plain sentences.' },
  { part: 'hours', label: 'Open', hint: 'When somebody answers: “Every day and night”.' },
  { part: 'spoken', label: 'Languages spoken', hint: 'As words: “Burmese, English”.' },
]
type ServiceFormProps = {
  state: { field: AnyField; typedValues: Record<string, string> }
  service?: HelpServiceForDesk
  touch: () => void
}

export function ServiceFields({ state: { field, typedValues }, service, touch }: ServiceFormProps) {
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
  const { english } = languageNames[language]
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

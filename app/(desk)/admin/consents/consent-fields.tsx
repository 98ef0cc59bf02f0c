import { useState, type ReactNode } from 'react'
import { Checkbox, TextField } from '@/components/ui/fields'
import { Notes, notesId } from '@/components/ui/labelled'
import { RadioGroup } from '@/components/ui/radio-group'
import type { ShownConsent } from '@/domain/consents/consent-lists'
import { languageOptions } from '@/lib/languages/language-tags'
import type { ConsentInput } from '@/domain/consents/consent-input'

export type ConsentValues = Pick<ShownConsent, keyof ConsentInput>

type TickListName = 'covers' | 'uses' | 'languages'

type Props = {
  values: Partial<ConsentValues>
  typedValues: Record<string, string>
  problem: (field: keyof ConsentValues) => string | undefined
  onTouch: () => void
}

export function ConsentFields({ values, typedValues, problem, onTouch }: Props) {
  const [about, setAbout] = useState<string>(typedValues.about ?? values.about ?? '')
  // A form that comes back without scripts has the values sent; a list without ticks is missing.
  const wasSent = typedValues.reference !== undefined
  const text = (name: Exclude<keyof ConsentValues, 'about' | TickListName>) => ({
    name,
    defaultValue: typedValues[name] ?? values[name] ?? '',
    problem: problem(name),
  })
  const ticks = (name: TickListName) => ({
    name,
    chosen: wasSent ? typedValues[name]?.split('\n') : values[name],
    problem: problem(name),
    onTouch,
  })
  return (
    <>
      <TextField
        label="Reference"
        {...text('reference')}
        hint="The number of the case file that your organisation keeps elsewhere, such as “CF-2026-118”. No names here or below."
      />
      <RadioGroup
        label="Whom it is about"
        name="about"
        value={about}
        onChange={(value) => {
          setAbout(value)
          onTouch()
        }}
        problem={problem('about')}
        choices={[
          { value: 'adult', label: 'An adult' },
          { value: 'child', label: 'A child', hint: 'Anybody under 18 when they agreed.' },
          { value: 'group', label: 'A group', hint: 'Several people who agreed together.' },
        ]}
      />
      {about === 'child' && (
        <TextField
          label="Who agreed beside the child"
          {...text('guardian')}
          hint="Their role, such as “mother” or “appointed guardian”, and never their name."
        />
      )}
      <TickList
        label="What it covers"
        {...ticks('covers')}
        choices={{ words: 'Words', picture: 'Pictures', voice: 'Voice', video: 'Video' }}
      />
      <TickList
        label="Where it may be shown"
        {...ticks('uses')}
        choices={{ site: 'On this site', print: 'In print', social: 'On social media' }}
      />
      <TickList
        label="In which languages"
        {...ticks('languages')}
        choices={languageOptions()}
        hint="A translation into any other language is not published."
      />
      <TextField label="Pseudonym" {...text('pseudonym')} hint="The name that stands for theirs in the text, if any." />
      <TextField
        label="Conditions"
        {...text('conditions')}
        rows={3}
        hint="What was agreed besides, such as “no picture of the house”."
      />
      <TextField
        label="How they can withdraw it"
        {...text('howToWithdraw')}
        rows={2}
        hint="What they were told: whom to call or where to go."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Given on" type="date" {...text('givenOn')} />
        <TextField label="Last day" type="date" {...text('lastDay')} hint="Left empty, it holds until it is revoked." />
      </div>
    </>
  )
}

type TicksProps = {
  label: string
  name: string
  choices: Record<string, string>
  chosen?: readonly string[]
  hint?: ReactNode
  problem?: string
  onTouch: () => void
}

function TickList({ label, name, choices, chosen = [], hint, problem, onTouch }: TicksProps) {
  return (
    <fieldset aria-describedby={hint || problem ? notesId(name) : undefined}>
      <legend className="mb-1 text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-6">
        {Object.entries(choices).map(([value, words]) => (
          <Checkbox
            key={value}
            name={`${name}[]`}
            value={value}
            defaultSelected={chosen.includes(value)}
            isInvalid={problem !== undefined}
            onChange={onTouch}
          >
            {words}
          </Checkbox>
        ))}
      </div>
      <Notes id={name} hint={hint} problem={problem} />
    </fieldset>
  )
}

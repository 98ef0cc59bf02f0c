'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Question } from '@/components/admin/shell/question'
import { useForm, type FieldsOf } from '@/components/ui/form'
import type { SavedConsent } from '@/domain/consents/consents'
import { SaveBar } from '../settings/save-bar'
import { ConsentFields, type ConsentValues } from './consent-fields'
import { saveConsent, saveNewConsent } from './actions'

type Props = {
  values: Partial<ConsentValues>
  consent?: { id: number; counter: number }
  links?: { entry?: number; upload?: string }
}

export function ConsentForm({ values, consent, links }: Props) {
  const { push } = useRouter()
  const [counter, setCounter] = useState(consent?.counter)
  const [shownCounter, setShownCounter] = useState(counter)
  const [isDirty, setDirty] = useState(false)
  // Somebody else changed the consent: an untouched form starts again, and a touched one is refused on saving.
  if (!isDirty && (consent?.counter ?? 0) > (counter ?? 0)) {
    setCounter(consent?.counter)
    setShownCounter(consent?.counter)
  }
  const touch = () => setDirty(true)
  const { form, pending, answer, problems, problem, typedValues } = useForm<SavedConsent, FieldsOf<typeof saveConsent>>(
    consent ? saveConsent : saveNewConsent,
    {
      onDone: (saved) => {
        setDirty(false)
        setCounter(saved.counter)
        if (!consent) push(`/admin/consents/${saved.consentId}`)
      },
    },
  )
  return (
    <form {...form} onInput={touch} className="max-w-2xl space-y-5">
      {consent && (
        <>
          <input type="hidden" name="consentId" value={consent.id} />
          <input type="hidden" name="counter" value={counter} />
        </>
      )}
      {links?.entry && <input type="hidden" name="entry" value={links.entry} />}
      {links?.upload && <input type="hidden" name="upload" value={links.upload} />}
      <ConsentFields key={shownCounter} values={values} typedValues={typedValues} problem={problem} onTouch={touch} />
      <Question question={problem('keep') && namesSomebody} name="keep">
        I have looked: it names nobody
      </Question>
      <Question question={problem('confirm')}>Yes, take it from readers</Question>
      <SaveBar
        pending={pending}
        isDirty={isDirty}
        isSaved={answer?.ok === true}
        // A problem of the whole consent is shown beside the button.
        problems={problems.map(({ field, ...rest }) => (field === 'counter' ? rest : { ...rest, field }))}
        saved="Saved."
      />
    </form>
  )
}

const namesSomebody = 'Something above looks as if it named somebody, or told where they are. Please remove it.'

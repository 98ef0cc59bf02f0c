'use client'

import { useState } from 'react'
import { FoundWords } from '@/components/admin/consents/found-words'
import { TextField } from '@/components/ui/fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { useForm } from '@/components/ui/form'
import type { HarmState } from '@/domain/consents/harm-state'
import { SaveBar } from '../../../settings/save-bar'
import { saveHarmCheck } from './actions'

type Props = {
  entryId: number
  state: Pick<HarmState, 'revisionId' | 'hash' | 'questions' | 'found' | 'wasReleased'>
}

const choices = { safe: 'True', change: 'Not true: ask for a change' }

export function QuestionsForm({ entryId, state }: Props) {
  const { revisionId, hash, questions, found, wasReleased } = state
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [saved, setSaved] = useState('')
  const asksChange = Object.values(answers).includes('change')
  const { form, pending, answer, problems, field } = useForm(saveHarmCheck, {
    onDone() {
      setSaved(asksChange ? 'The author is asked for a change.' : 'Saved.')
      setAnswers({})
    },
  })
  return (
    <form {...form} className="grid max-w-2xl gap-6">
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="hash" value={hash} />
      <FoundWords words={found} />
      {questions.map(({ key, statement, hint }) => (
        <RadioGroup
          key={key}
          label={statement}
          {...field(key)}
          inLine
          onChange={(value) => setAnswers({ ...answers, [key]: value })}
          hint={hint}
          choices={choices}
        />
      ))}
      {asksChange && (
        <TextField
          label="What should change"
          {...field('change')}
          rows={3}
          maxLength={1_000}
          hint="The author gets this, with what is not true."
        />
      )}
      {wasReleased && !asksChange && (
        <TextField
          label="Words for readers beside the text"
          {...field('note')}
          rows={2}
          maxLength={1_000}
          hint="If its release will say what changed, or its withdrawal why it is gone: exactly that sentence. Else leave it empty."
        />
      )}
      <SaveBar
        verb={asksChange ? 'Ask for a change' : 'Save the check'}
        pending={pending}
        isDirty={Object.keys(answers).length > 0}
        isSaved={answer?.ok === true}
        problems={problems}
        saved={saved}
      />
    </form>
  )
}

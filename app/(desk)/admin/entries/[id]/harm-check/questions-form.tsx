'use client'

import { useState } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { useForm } from '@/components/ui/use-form'
import type { HarmState } from '@/domain/consents/harm-checks'
import { SaveBar } from '../../../settings/save-bar'
import { questionHelp } from './question-help'
import { check } from './actions'

type Props = {
  entryId: number
  state: Pick<HarmState, 'revisionId' | 'hash' | 'questions' | 'aboutChild'>
}

/** The questions of the check for harm. All of them are answered, or nothing is kept. */
export function QuestionsForm({ entryId, state }: Props) {
  const { revisionId, hash, questions, aboutChild } = state
  const [isDirty, setDirty] = useState(false)
  const { form, pending, answer, problems, field } = useForm(check, { onDone: () => setDirty(false) })
  return (
    <form {...form} className="grid max-w-2xl gap-8">
      <input type="hidden" name="entryId" value={entryId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="hash" value={hash} />
      {questions.map(({ key, question }) => {
        const { help, ofChildren } = questionHelp[key]
        return (
          <RadioGroup
            key={key}
            label={question}
            {...field(key)}
            onChange={() => setDirty(true)}
            hint={(aboutChild && ofChildren) || help}
            choices={choicesFor(aboutChild && key === 'children')}
          />
        )
      })}
      <SaveBar pending={pending} isDirty={isDirty} isSaved={answer?.ok === true} problems={problems} saved="Saved." />
    </form>
  )
}

const yes = { value: 'safe', label: 'Yes' }
const none = { value: 'absent', label: 'There is nothing of the kind in it' }

function choicesFor(isThere: boolean) {
  return isThere ? [yes] : [yes, none]
}

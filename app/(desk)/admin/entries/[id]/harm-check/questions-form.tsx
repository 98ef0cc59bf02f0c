'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { useForm } from '@/components/ui/form'
import type { HarmState } from '@/domain/consents/harm-state'
import type { HarmKey } from '@/domain/consents/harm-questions'
import { SaveBar } from '../../../settings/save-bar'
import { saveHarmCheck } from './actions'

type Props = {
  entryId: number
  state: Pick<HarmState, 'revisionId' | 'hash' | 'questions' | 'aboutChild'>
}

type QuestionHelp = { help: string; ofChildren?: string }

const questionHelp: Record<HarmKey, QuestionHelp> = {
  identity: {
    help: 'Several small facts together can name somebody. Read it as a neighbour would.',
    ofChildren: 'A changed name is not enough. Read it as a classmate or a teacher would.',
  },
  place: {
    help: 'A country or a province is wide enough; a village, a factory or a border post is not.',
    ofChildren: 'Look at pictures too: a school uniform or a building names a place.',
  },
  time: { help: '“In the dry season, some years ago” says less than “on 4 March”.' },
  family: {
    help: 'Interpreters, social workers and neighbours who helped count as well.',
    ofChildren: 'Ages, work and numbers of family members point to one household.',
  },
  perpetrators: { help: 'Details that only those present know tell them who has spoken.' },
  'legal case': { help: 'Ask the person’s lawyer or case worker where there is one.' },
  children: {
    help: 'What is on the web today is found when they look for work, or marry.',
    ofChildren: 'Where you are not sure, leave the story out or tell it of no single child.',
  },
  pictures: {
    help: 'Enlarge each picture. A blurred face is still known by its clothes and surroundings.',
    ofChildren: 'Hands, drawings and landscapes tell a story without a face.',
  },
  metadata: { help: 'The page of each picture and file in Media shows what it carries inside.' },
  files: { help: 'Cover pages, annexes, lists of participants and tables of interviews.' },
  comments: { help: 'Readers and screen readers get them, and so do search engines.' },
  translations: { help: 'Another language is read nearer to home, and may say more.' },
}

export function QuestionsForm({ entryId, state }: Props) {
  const { revisionId, hash, questions, aboutChild } = state
  const [isDirty, setDirty] = useState(false)
  const { form, pending, answer, problems, field } = useForm(saveHarmCheck, { onDone: () => setDirty(false) })
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
      <TextField
        label="Words for readers beside the text"
        {...field('note')}
        rows={2}
        maxLength={1_000}
        onInput={() => setDirty(true)}
        hint="If its release will say what changed, or its withdrawal why it is gone: exactly that sentence. Else leave it empty."
      />
      <SaveBar pending={pending} isDirty={isDirty} isSaved={answer?.ok === true} problems={problems} saved="Saved." />
    </form>
  )
}

const yesChoice = { value: 'safe', label: 'Yes' }
const absentChoice = { value: 'absent', label: 'There is nothing of the kind in it' }

function choicesFor(isThere: boolean) {
  return isThere ? [yesChoice] : [yesChoice, absentChoice]
}

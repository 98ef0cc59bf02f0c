import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { Checkbox } from '@/components/ui/fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { useAsk } from '@/components/ui/use-ask'
import type { AudienceState } from '@/domain/publishing/audience-state'
import type { ScreenState } from '../use-entry-state'
import { audienceSentence } from './audience-words'

type Props = { audience: AudienceState; act: ScreenState['act'] }

export function AudiencePart({ audience, act }: Props) {
  return (
    <>
      <p data-says="audience">{audienceSentence(audience)}</p>
      {audience.mayChange && (
        <Dialog title="Who sees this draft" trigger={<Button small>Change who sees it…</Button>}>
          {(close) => <AudienceForm audience={audience} act={act} onDone={close} />}
        </Dialog>
      )}
    </>
  )
}

type Chosen = Record<'people' | 'teams', number[]>

const nobody: Chosen = { people: [], teams: [] }

function AudienceForm({ audience, act, onDone }: Props & { onDone: () => void }) {
  const { limit, choices, chosen: saved, me } = audience
  const [isLimited, setLimited] = useState(!!limit)
  const [chosen, setChosen] = useState<Chosen>(limit ? saved : { ...nobody, people: [me] })
  const [seen, setSeen] = useState(saved)
  const { send, pending, problems } = useAsk(
    async () => {
      const answer = await act('audience', { ...(isLimited ? chosen : nobody), isLimited, seen })
      const shown = !answer.ok && answer.problems.some(({ field }) => field === 'seen') && answer.shown?.audience
      if (shown) setSeen(shown.chosen)
      return answer
    },
    { onDone },
  )
  const isChanged = problems.some(({ field }) => field === 'seen')
  return (
    <DialogForm
      onSubmit={() => void send()}
      verb="Save"
      pending={pending}
      problems={problems}
      message={isChanged && <p>Now: {audienceSentence(audience)}</p>}
    >
      <RadioGroup
        label="Who sees this draft, its translations, files, comments and history"
        value={isLimited ? 'named' : 'all'}
        onChange={(value) => setLimited(value === 'named')}
        choices={[
          { value: 'all', label: 'Everybody at the desk' },
          {
            value: 'named',
            label: 'Only those whom I name',
            hint: 'Nobody else finds it at the desk, no admin either. What is published, everybody reads.',
          },
        ]}
      />
      {isLimited &&
        (['teams', 'people'] as const).map((of) => (
          <Named key={of} of={of} choices={choices[of]} chosen={chosen} onChange={setChosen} />
        ))}
    </DialogForm>
  )
}

type NamedProps = {
  of: keyof Chosen
  choices: { id: number; name: string }[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}

function Named({ of, choices, chosen, onChange }: NamedProps) {
  if (!choices.length) return null
  const rest = (id: number) => chosen[of].filter((one) => one !== id)
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{of === 'teams' ? 'Teams' : 'People'}</legend>
      <div className="max-h-60 overflow-y-auto">
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={chosen[of].includes(id)}
            onChange={(isOn) => onChange({ ...chosen, [of]: isOn ? [...rest(id), id] : rest(id) })}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

import { useState } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { useChoices } from '@/components/admin/picker/use-choices'

export type ReplacementChoice = { id: number; title: string; language: string; path: string }

const maxOffered = 5

type Props = {
  entryId: number
  chosen?: ReplacementChoice
  onChoose: (choice: ReplacementChoice) => void
  problem?: string
}

export function Replacement({ entryId, chosen, onChoose, problem }: Props) {
  const [search, setSearch] = useState('')
  const { found, problem: trouble, isSettled } = useChoices({ types: ['text'], typed: search, live: true })
  const matches = found.texts
    .flatMap(({ id, title, language, path }) => (path && id !== entryId ? [{ id, title, language, path }] : []))
    .slice(0, maxOffered)

  const choices = chosen && !matches.some((choice) => choice.id === chosen.id) ? [chosen, ...matches] : matches
  return (
    <div className="border-l border-line pl-4">
      <TextField label="Find the replacement" value={search} onChange={setSearch} hint="Words of a published text." />
      {choices.length > 0 ? (
        <RadioGroup
          className="mt-3"
          label="Send readers to"
          value={chosen ? String(chosen.id) : ''}
          onChange={(id) => onChoose(choices.find((choice) => String(choice.id) === id)!)}
          problem={problem}
          choices={choices.map(({ id, title, path }) => ({
            value: String(id),
            label: title || 'Untitled',
            hint: path,
          }))}
        />
      ) : (
        <p role="status" className="mt-3 text-sm text-soft">
          {trouble ?? (isSettled && 'No published text has these words.')}
        </p>
      )}
    </div>
  )
}

'use client'

import { useEffect, useState } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { ask } from '@/components/ui/ask'

export type ReplacementChoice = { id: number; title: string; language: string; path: string }

type Props = {
  entryId: number
  chosen?: ReplacementChoice
  onChoose: (choice: ReplacementChoice) => void
  problem?: string
}

/** Finds a live entry by its words. */
export function Replacement({ entryId, chosen, onChoose, problem }: Props) {
  const [search, setSearch] = useState('')
  const [matches, setMatches] = useState<ReplacementChoice[]>([])
  const [trouble, setTrouble] = useState('')

  useEffect(() => {
    let late = false
    const timer = setTimeout(async () => {
      const answer = await ask<ReplacementChoice[]>(`/api/desk/entries/live?search=${encodeURIComponent(search)}`)
      if (late) return
      setTrouble(answer.ok ? '' : answer.problems[0]!.message)
      if (answer.ok) setMatches(answer.value.filter((choice) => choice.id !== entryId))
    }, 250)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [search, entryId])

  const choices = chosen && !matches.some((choice) => choice.id === chosen.id) ? [chosen, ...matches] : matches
  return (
    <div className="border-l border-line pl-4">
      <TextField label="Find the replacement" value={search} onChange={setSearch} hint="Words of a live entry." />
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
          {trouble || 'No live entry has these words.'}
        </p>
      )}
    </div>
  )
}

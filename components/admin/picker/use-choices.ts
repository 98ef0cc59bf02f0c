import { useEffect, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { NameChoice } from '@/domain/desk/name-choices'
import type { Language } from '@/lib/languages/languages'
import type { ChoiceType, TextChoice, UploadChoice } from './choice'

type FoundChoices = { texts: TextChoice[]; uploads: UploadChoice[]; names: NameChoice[] }
type ChoiceQuery = {
  types: (ChoiceType | 'name')[]
  typed: string
  live?: boolean
  language?: Language
  entryId?: number
  isOff?: boolean
}
type FoundAnswer = { path: string; found: FoundChoices; problem?: string }

const noChoices: FoundChoices = { texts: [], uploads: [], names: [] }

export function useChoices({ types, typed, live, language, entryId, isOff = false }: ChoiceQuery) {
  const search = typed.trim()
  const narrowed = {
    ...(live && { live: 'yes' }),
    ...(language && { language }),
    ...(entryId && { for: `${entryId}` }),
  }
  const path = `/api/desk/choices?${new URLSearchParams({ types: types.join(), search, ...narrowed })}`
  const [answer, setAnswer] = useState<FoundAnswer>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (isOff) return
    let isLate = false
    const timer = setTimeout(
      async () => {
        const result = await ask<FoundChoices>(path)
        if (isLate) return
        if (result.ok) setAnswer({ path, found: addTypes(result.value) })
        else setAnswer({ path, found: noChoices, problem: result.problems.map(({ message }) => message).join(' ') })
      },
      search ? 150 : 0,
    )
    return () => {
      isLate = true
      clearTimeout(timer)
    }
  }, [path, search, isOff, tries])
  return {
    found: isOff ? noChoices : (answer?.found ?? noChoices),
    problem: isOff ? undefined : answer?.problem,
    isSettled: isOff || answer?.path === path,
    again() {
      setAnswer(undefined)
      setTries(tries + 1)
    },
  }
}

function addTypes({ texts, uploads, names }: FoundChoices): FoundChoices {
  return {
    texts: texts.map((text) => ({ ...text, is: 'text' })),
    uploads: uploads.map((upload) => ({ ...upload, is: 'upload' })),
    names,
  }
}

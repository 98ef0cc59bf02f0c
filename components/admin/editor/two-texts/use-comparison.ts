'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conflict } from '@/domain/writing/drafts'
import { useUploads } from '../uploads'
import type { Work } from '../work'
import { compareTexts, type Comparison } from './compare-texts'

/** The text of this window beside the newest one; compared again whenever either of them changes. */
export function useComparison(work: Work, conflict: Conflict['conflict']) {
  const [comparison, setComparison] = useState<Comparison>()
  const [problem, setProblem] = useState<string>()
  const { add } = useUploads()
  const latest = useRef(0)
  const addUpload = useRef(add)
  useEffect(() => void (addUpload.current = add))

  const compare = useCallback(async () => {
    const turn = ++latest.current
    const answer = await compareTexts(conflict.entryId, { mine: work.read(), ...work.autosave.origin })
    if (turn !== latest.current) return undefined
    setProblem(answer.ok ? undefined : answer.problems.map(({ message }) => message).join(' '))
    if (!answer.ok) return undefined
    answer.value.uploads.forEach((upload) => addUpload.current(upload))
    setComparison(answer.value)
    return answer.value
  }, [work, conflict.entryId])

  useEffect(() => void compare(), [compare, conflict])
  return { comparison, problem, compare }
}

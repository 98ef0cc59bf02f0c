'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Merge } from '@/domain/writing/comparison/merge'
import type { Content } from '@/domain/content/content'
import type { Conflict } from '@/domain/writing/drafts'
import { ask } from '@/components/ui/ask'
import { useUploads } from '../uploads'
import type { Work } from '../work'

/** Two texts, compared as they stood when `mine` was read from the editor. */
export type Comparison = Merge & { mine: Content; mineJson: string }

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
    const mineJson = work.read()
    const { base, common } = work.autosave.origin
    const mine = JSON.parse(mineJson) as Content
    const answer = await ask<Omit<Comparison, 'mine' | 'mineJson'>>(`/api/desk/entries/${conflict.entryId}/compare`, {
      base: base ?? { revisionId: 0, counter: 0 },
      common: common && JSON.parse(common),
      mine,
    })
    if (turn !== latest.current) return undefined
    setProblem(answer.ok ? undefined : answer.problems.map(({ message }) => message).join(' '))
    if (!answer.ok) return undefined
    answer.value.uploads.forEach((upload) => addUpload.current(upload))
    const newComparison = { ...answer.value, mine, mineJson }
    setComparison(newComparison)
    return newComparison
  }, [work, conflict.entryId])

  useEffect(() => void compare(), [compare, conflict])
  return { comparison, problem, compare }
}

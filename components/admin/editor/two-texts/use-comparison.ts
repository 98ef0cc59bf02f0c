'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Merge } from '@/domain/writing/comparison/merge'
import type { Content } from '@/domain/content/content'
import type { Conflict } from '@/domain/writing/drafts'
import { ask } from '@/components/ui/ask'
import { useUploads } from '../uploads'
import type { Work } from '../work'

/** Two texts, compared as they stood when `mine` was read. */
export type Comparison = Merge & { mine: Content; read: string }

/** The text of this window beside the newest one; compared again whenever either of them changes. */
export function useComparison(work: Work, conflict: Conflict['conflict']) {
  const [comparison, setComparison] = useState<Comparison>()
  const [problem, setProblem] = useState<string>()
  const { add } = useUploads()
  const latest = useRef(0)
  const known = useRef(add)
  useEffect(() => void (known.current = add))

  const compare = useCallback(async () => {
    const turn = ++latest.current
    const read = work.read()
    const { base, common } = work.autosave.origin
    const mine = JSON.parse(read) as Content
    const answer = await ask<Omit<Comparison, 'mine' | 'read'>>(`/api/desk/entries/${conflict.entryId}/compare`, {
      base: base ?? { revisionId: 0, counter: 0 },
      common: common && JSON.parse(common),
      mine,
    })
    if (turn !== latest.current) return undefined
    setProblem(answer.ok ? undefined : answer.problems.map(({ message }) => message).join(' '))
    if (!answer.ok) return undefined
    answer.value.uploads.forEach((upload) => known.current(upload))
    const found = { ...answer.value, mine, read }
    setComparison(found)
    return found
  }, [work, conflict.entryId])

  useEffect(() => void compare(), [compare, conflict])
  return { comparison, problem, compare }
}

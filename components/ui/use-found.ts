import { useEffect, useState } from 'react'
import type { Problem } from '@/lib/result'
import { ask } from './use-ask'

/** Searches a moment after the last key. `found`: undefined before an answer; `problems`: why none is newer. */
export function useFound<T>(path: string) {
  const [found, setFound] = useState<T[]>()
  const [problems, setProblems] = useState<Problem[]>([])
  useEffect(() => {
    let late = false
    const timer = setTimeout(async () => {
      const answer = await ask<T[]>(path)
      if (late) return
      setProblems(answer.ok ? [] : answer.problems)
      if (answer.ok) setFound(answer.value)
    }, 250)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [path])
  return { found, problems }
}

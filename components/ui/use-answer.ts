import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/result'
import { ask } from './use-ask'

/** Asks at first and when the address or `of` changes; drops old answers. `problems`: why there is no newer one. */
export function useAnswer<T>(path: string | undefined, ...of: [unknown?, unknown?]) {
  const [value, setShown] = useState<T>()
  const [problems, setProblems] = useState<Problem[]>([])
  const turn = useRef(0)

  const load = useCallback(async () => {
    if (path === undefined) return
    const own = ++turn.current
    const answer = await ask<T>(path)
    if (own !== turn.current) return
    if (answer.ok) setShown(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
    return answer.ok ? answer.value : undefined
  }, [path])

  /** An older answer that is still on its way is dropped. */
  const setValue = useCallback((value: T) => {
    turn.current++
    setShown(value)
  }, [])

  const [first, second] = of
  useEffect(() => void load(), [load, first, second])
  return { value, setValue, problems, load }
}

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/result'
import { ask } from './use-ask'

/** Asks at first and when the address or `of` changes; drops old answers. `problems`: why there is no newer one. */
export function useAnswer<T>(path: string | undefined, ...of: [unknown?, unknown?]) {
  const [value, setValue] = useState<T>()
  const [problems, setProblems] = useState<Problem[]>([])
  const turn = useRef(0)

  const load = useCallback(async () => {
    if (path === undefined) return
    const own = ++turn.current
    const answer = await ask<T>(path)
    if (own !== turn.current) return
    if (answer.ok) setValue(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
  }, [path])

  const [first, second] = of
  useEffect(() => void load(), [load, first, second])
  return { value, setValue, problems, load }
}

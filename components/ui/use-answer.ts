import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/result'
import { ask } from './use-ask'

/** Loads a value, again whenever the address or a dependency changes. `problems`: why there is no newer value. */
export function useAnswer<T>(path: string | undefined, ...of: [unknown?, unknown?]) {
  const [value, setShown] = useState<T>()
  const [problems, setProblems] = useState<Problem[]>([])
  const newest = useRef<Promise<T | undefined>>(undefined)

  /** Returns the loaded value, or that of a later request if one was sent meanwhile. Undefined: no answer came. */
  const load = useCallback(() => {
    if (path === undefined) return Promise.resolve(undefined)
    const own: Promise<T | undefined> = ask<T>(path).then((answer) => {
      if (own !== newest.current) return newest.current
      if (answer.ok) setShown(answer.value)
      setProblems(answer.ok ? [] : answer.problems)
      return answer.ok ? answer.value : undefined
    })
    newest.current = own
    return own
  }, [path])

  /** Shows another value, and drops the answer to a request that is still running. */
  const setValue = useCallback((value: T) => {
    newest.current = Promise.resolve(value)
    setShown(value)
  }, [])

  const [first, second] = of
  useEffect(() => void load(), [load, first, second])
  return { value, setValue, problems, load }
}

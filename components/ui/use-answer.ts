import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/result'
import { ask } from './use-ask'

/** Asks at first and when the address or `of` changes; drops old answers. `problems`: why there is no newer one. */
export function useAnswer<T>(path: string | undefined, ...of: [unknown?, unknown?]) {
  const [value, setShown] = useState<T>()
  const [problems, setProblems] = useState<Problem[]>([])
  const newest = useRef<Promise<T | undefined>>(undefined)

  /** Returns the value that is shown since: of a newer question if one was asked meanwhile. Undefined: no answer. */
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

  /** An older answer that is still on its way is dropped. */
  const setValue = useCallback((value: T) => {
    newest.current = Promise.resolve(value)
    setShown(value)
  }, [])

  const [first, second] = of
  useEffect(() => void load(), [load, first, second])
  return { value, setValue, problems, load }
}

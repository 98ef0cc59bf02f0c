import { useEffect, useRef } from 'react'
import type { Comments } from './use-comments'

export function useHold(isWriting: boolean, threadId: number, { held }: Comments) {
  const latest = useRef(held)
  useEffect(() => {
    if (!isWriting) return
    const { hold, release } = latest.current
    hold(threadId)
    return () => release(threadId)
  }, [isWriting, threadId])
}

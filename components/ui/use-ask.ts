import { useRef, useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type Options<T, Args extends unknown[]> = { onDone?: (value: T, ...args: Args) => void }

/**
 * Sends requests outside of forms (`useForm` is for forms). A second request is ignored while one is under way. Problems
 * stand until the next answer.
 */
export function useAsk<T, Args extends unknown[]>(
  request: (...args: Args) => Promise<Result<T>>,
  { onDone }: Options<T, Args> = {},
) {
  const [waiting, setWaiting] = useState<Args>()
  const [answer, setAnswer] = useState<Result<T>>()
  const isUnanswered = useRef(false)
  const problems: Problem[] = answer?.ok === false ? answer.problems : []

  async function send(...args: Args): Promise<Result<T> | undefined> {
    if (isUnanswered.current) return undefined
    isUnanswered.current = true
    setWaiting(args)
    try {
      const answer = await sendConfirmed(() => request(...args))
      setAnswer(answer)
      if (answer.ok) onDone?.(answer.value, ...args)
      return answer
    } finally {
      isUnanswered.current = false
      setWaiting(undefined)
    }
  }

  return {
    send,
    pending: waiting !== undefined,
    waiting,
    answer,
    problems,
    problem: (field: string) => problems.find((problem) => problem.field === field)?.message,
    sentence: problems.map(({ message }) => message).join(' '),
    /** Drops the last answer, where its subject has changed. */
    forget: () => setAnswer(undefined),
  }
}

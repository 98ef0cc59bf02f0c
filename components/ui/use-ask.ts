'use client'

import { useRef, useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type Options<T, Args extends unknown[]> = { onDone?: (value: T, ...args: Args) => void }

/**
 * The one way to ask for something outside of a form: a request, or several after each other. While one is on its way
 * no second begins; the problems of the last one stand until the next has its answer. `useForm` does this for forms.
 */
export function useAsk<T, Args extends unknown[]>(
  request: (...args: Args) => Promise<Result<T>>,
  { onDone }: Options<T, Args> = {},
) {
  const [waiting, setWaiting] = useState<Args>()
  const [answer, setAnswer] = useState<Result<T>>()
  const isUnanswered = useRef(false)
  const problems: Problem[] = answer?.ok === false ? answer.problems : []

  /** Answers as the request does; with nothing while another one is on its way. */
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
    /** The arguments of the request that is on its way. */
    waiting,
    answer,
    problems,
    /** The sentence for one field. */
    problem: (field: string) => problems.find((problem) => problem.field === field)?.message,
    /** All of them, where one line shows them. */
    sentence: problems.map(({ message }) => message).join(' '),
    /** Takes the last answer away, where what it was about has changed. */
    forget: () => setAnswer(undefined),
  }
}

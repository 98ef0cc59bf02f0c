import { useRef, useState } from 'react'
import { type Problem, type Result, refused } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type AskOptions<T, Args extends unknown[]> = { onDone?: (value: T, ...args: Args) => void }

/** Sends requests outside of forms. A second request is ignored while one runs. Problems stay until the next answer. */
export function useAsk<T, Args extends unknown[]>(
  request: (...args: Args) => Promise<Result<T>>,
  { onDone }: AskOptions<T, Args> = {},
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
    /** Drops the last answer, for example because it is about something else by now. */
    forget: () => setAnswer(undefined),
  }
}

/** Sends a request: a form or a file as it is, anything else as JSON, nothing as GET. */
export async function ask<T>(path: string, body?: unknown): Promise<Result<T>> {
  const isReady = body instanceof FormData || body instanceof Blob
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined || isReady ? {} : { 'content-type': 'application/json' },
      body: body === undefined || isReady ? body : JSON.stringify(body),
    })
    return resultOfAnswer(response.status, await response.json().catch(() => undefined))
  } catch {
    return refused(noAnswerRefusal())
  }
}

export function resultOfAnswer<T>(status: number, body: unknown): Result<T> {
  const { value, problems } = (body ?? {}) as { value?: T; problems?: Problem[] }
  if (status === 200) return { ok: true, value: value as T }
  return problems?.length ? { ok: false, problems } : refused(`The server could not do this (${status}). Try again.`)
}

export function noAnswerRefusal() {
  return navigator.onLine
    ? 'No answer came from the server. Check the connection and try again.'
    : 'You are offline. Try again when the connection is back.'
}

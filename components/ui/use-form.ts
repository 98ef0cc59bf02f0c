'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useTransition, type FormEvent } from 'react'
import type { Problem } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type Answer<T> = ({ ok: true; value: T } | { ok: false; problems: Problem[] }) & {
  typedValues?: Record<string, string>
}
type FormInput = FormData | Record<string, unknown>
export type Action<T> = (previous: unknown, input: FormInput) => Promise<Answer<T>>

/**
 * The one way a server action is called. With scripts the form stays as it is and a failed request becomes a sentence;
 * without them the form posts and comes back with the `typedValues`. React alone would empty the form after each answer
 * and replace the whole page after a failure, and what was typed would be gone.
 */
export function useForm<T>(
  action: Action<T>,
  { onDone }: { onDone?: (value: T, form?: HTMLFormElement) => void } = {},
) {
  const [postedAnswer, post] = useActionState(action, undefined)
  const [latest, setLatest] = useState<Answer<T>>()
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const sentFrom = useRef<HTMLFormElement>(undefined)
  const isUnanswered = useRef(false)
  const answer = latest ?? postedAnswer
  const problems = answer && !answer.ok ? answer.problems : []

  // Once the fields are marked, the keyboard goes to the first that has a problem.
  useEffect(() => {
    if (latest?.ok === false) sentFrom.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [latest])

  function send(input: FormInput, form?: HTMLFormElement) {
    sentFrom.current = form
    isUnanswered.current = true
    startTransition(async () => {
      const answer = await sendConfirmed(() => call(action, input))
      isUnanswered.current = false
      setLatest(answer)
      if (!answer.ok) return
      router.refresh()
      onDone?.(answer.value, form)
    })
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    // Once answered, the next may be sent, though the page is still on its way: whoever types on would press Enter in vain.
    if (!isUnanswered.current) send(new FormData(event.currentTarget, submitter), event.currentTarget)
  }

  return {
    /** For `<form {...form}>`. */
    form: { action: post as (data: FormData) => void, onSubmit, noValidate: true },
    /** For what is not a form: `send({ id: 7 })`. */
    send,
    pending,
    answer,
    problems,
    /** The sentence for one field. */
    problem: (field: string) => problems.find((problem) => problem.field === field)?.message,
    /** What was typed before the form came back without scripts. */
    typedValues: answer?.typedValues ?? {},
  }
}

async function call<T>(action: Action<T>, input: FormInput): Promise<Answer<T>> {
  try {
    return await action(undefined, input)
  } catch (error) {
    unstable_rethrow(error)
    const message =
      'Not sent: no answer came from the server. Check the connection and try again; what you wrote is still here.'
    return { ok: false, problems: [{ message }] }
  }
}

import { unstable_rethrow, useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useTransition, type FormEvent } from 'react'
import type { Problem } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type Answer<T> = ({ ok: true; value: T } | { ok: false; problems: Problem[] }) & {
  typedValues?: Record<string, string>
}

export type Action<T, Fields = never> = (previous: unknown, input: FormData | Fields) => Promise<Answer<T>>

export type FieldName<Fields> = Fields extends unknown ? Extract<keyof Fields, string> : never

export type FieldsOf<A extends (previous: never, input: never) => unknown> = Exclude<Parameters<A>[1], FormData>

export type FieldOf<Fields> = <N extends FieldName<Fields>>(
  name: N,
  saved?: string,
) => { name: N; defaultValue: string; problem: string | undefined }
export type AnyField = FieldOf<Record<string, string>>

/**
 * Calls a server action. With scripts the form keeps its values, and a failed request becomes a sentence; without them
 * it posts and comes back with `typedValues`. React alone would empty the form after each answer and replace the page
 * after a failure.
 */
export function useForm<T, Fields>(
  action: Action<T, Fields>,
  { onDone }: { onDone?: (value: T, form?: HTMLFormElement) => void } = {},
) {
  type Name = FieldName<Fields>
  const [postedAnswer, post] = useActionState(action, undefined)
  const [latest, setLatest] = useState<Answer<T>>()
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const sentFrom = useRef<HTMLFormElement>(undefined)
  const isUnanswered = useRef(false)
  const answer = latest ?? postedAnswer
  const problems = answer && !answer.ok ? answer.problems : []
  /** Fields of this rendering that show their own problems. */
  const besideFields = new Set<string | undefined>()
  const typedValues: Record<string, string> = answer?.typedValues ?? {}

  // After the fields are marked, the focus goes to the first invalid one.
  useEffect(() => {
    if (latest?.ok === false) sentFrom.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [latest])

  function send(input: FormData | Fields, form?: HTMLFormElement) {
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
    // The next may be sent before the page is drawn again: Enter must not be lost.
    if (!isUnanswered.current) send(new FormData(event.currentTarget, submitter), event.currentTarget)
  }

  function problem(name: Name) {
    besideFields.add(name)
    return problems.find((problem) => problem.field === name)?.message
  }

  return {
    form: { action: post as (data: FormData) => void, onSubmit, noValidate: true },
    send,
    pending,
    answer,
    problems,
    /** Problems without a field. Call it after the fields are drawn. */
    otherProblems: () => problems.filter(({ field }) => !besideFields.has(field)),
    problem,
    /**
     * For a field: `<TextField label="Name" {...field('name', term.name)} />`. Starts with the typed value, else the
     * saved one.
     */
    field: <N extends Name>(name: N, saved = '') => ({
      name,
      defaultValue: typedValues[name] ?? saved,
      problem: problem(name),
    }),
    typedValues,
  }
}

async function call<T, Fields>(action: Action<T, Fields>, input: FormData | Fields): Promise<Answer<T>> {
  try {
    return await action(undefined, input)
  } catch (error) {
    unstable_rethrow(error)
    const message =
      'Not sent: no answer came from the server. Check the connection and try again; what you wrote is still here.'
    return { ok: false, problems: [{ message }] }
  }
}

'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { useActionState, useEffect, useRef, useState, useTransition, type FormEvent } from 'react'
import type { Problem } from '@/lib/result'
import { sendConfirmed } from './confirm-first'

type Answer<T> = ({ ok: true; value: T } | { ok: false; problems: Problem[] }) & {
  typedValues?: Record<string, string>
}

/** A server action and the fields that it takes, by the schema that it was made with. */
export type Action<T, Fields = never> = (previous: unknown, input: FormData | Fields) => Promise<Answer<T>>

/** The names of the fields of an action; any name where its schema takes any. */
export type FieldName<Fields> = Fields extends unknown ? Extract<keyof Fields, string> : never

/** The fields that an action takes. */
export type FieldsOf<A extends (previous: never, input: never) => unknown> = Exclude<Parameters<A>[1], FormData>

/** `field` of a form, for a part of it that is a component of its own. */
export type FieldOf<Fields> = <N extends FieldName<Fields>>(
  name: N,
  saved?: string,
) => { name: N; defaultValue: string; problem: string | undefined }
export type AnyField = FieldOf<Record<string, string>>

/**
 * The one way a server action is called. With scripts the form stays as it is and a failed request becomes a sentence;
 * without them the form posts and comes back with the `typedValues`. React alone would empty the form after each answer
 * and replace the whole page after a failure, and what was typed would be gone.
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
  /** The fields that were asked about in this rendering: their problems stand beside them. */
  const besideFields = new Set<string | undefined>()
  const typedValues: Record<string, string> = answer?.typedValues ?? {}

  // Once the fields are marked, the keyboard goes to the first that has a problem.
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
    // Once answered, the next may be sent, though the page is still on its way: whoever types on would press Enter in vain.
    if (!isUnanswered.current) send(new FormData(event.currentTarget, submitter), event.currentTarget)
  }

  /** The sentence for one field, which is shown beside it. */
  function problem(name: Name) {
    besideFields.add(name)
    return problems.find((problem) => problem.field === name)?.message
  }

  return {
    /** For `<form {...form}>`, where `Form` does not fit. */
    form: { action: post as (data: FormData) => void, onSubmit, noValidate: true },
    /** For what is not a form: `send({ id: 7 })`. */
    send,
    pending,
    answer,
    problems,
    /** The problems that no field shows. Fields have to be drawn before: those of `Form` are. */
    otherProblems: () => problems.filter(({ field }) => !besideFields.has(field)),
    problem,
    /** For a field: `<TextField label="Name" {...field('name', term.name)} />`. It begins with what was typed or, before that, is saved. */
    field: <N extends Name>(name: N, saved = '') => ({
      name,
      defaultValue: typedValues[name] ?? saved,
      problem: problem(name),
    }),
    /** The values that were typed before the form came back without scripts. */
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

'use client'

import {
  type ComponentProps,
  type ReactNode,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
  type FormEvent,
} from 'react'
import { refused, type Problem } from '@/lib/result'
import { Button } from './button'
import { CauseLink } from './see-why'
import { unstable_rethrow, useRouter } from 'next/navigation'
import { sendConfirmed } from './confirm-first'

type FormAttributes = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  verb?: ReactNode
  button?: Omit<ComponentProps<typeof Button>, 'type' | 'isPending' | 'children'>
  saved?: string
  end?: ReactNode
}

type FormValues<Fields> = { [Name in FieldName<Fields>]?: string | number | null }

type Props<Fields> = FormAttributes & {
  state: {
    form: ComponentProps<'form'>
    send: (input: FormData | Fields) => void
    pending: boolean
    answer?: { ok: boolean }
    otherProblems: () => Problem[]
  }
  values?: FormValues<Fields>
}

export function Form<Fields>({ state, values, verb, button, saved, end, children, ...form }: Props<Fields>) {
  return (
    <form {...state.form} {...form}>
      {Object.entries<string | number | null | undefined>(values ?? {}).map(
        ([name, value]) => value != null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <OtherProblems problems={state.otherProblems} />
      {end}
      {verb && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button {...button} type="submit" isPending={state.pending}>
            {verb}
          </Button>
          {saved && <StatusLine>{state.answer?.ok && !state.pending && saved}</StatusLine>}
        </div>
      )}
    </form>
  )
}

/** The problems that belong to no field. Drawn after the fields, each of which shows its own problem. */
function OtherProblems({ problems }: { problems: () => Problem[] }) {
  return <ProblemList problems={problems()} />
}

type ActFormProps<T, Fields> = Omit<Props<Fields>, 'state'> & { act: Action<T, Fields>; onDone?: (value: T) => void }

export function ActForm<T, Fields>({ act, onDone, ...form }: ActFormProps<T, Fields>) {
  return <Form {...form} state={useForm(act, { onDone })} />
}

/** A list of problems, announced when they appear. `except`: fields that show their problems themselves. */
export function ProblemList({ problems, except = [] }: { problems: Problem[]; except?: string[] }) {
  const visible = problems.filter((problem) => !problem.field || !except.includes(problem.field))
  return (
    <div role="alert" className="empty:hidden">
      {visible.length > 0 && (
        <div className="border-l-3 border-bad bg-bad-wash px-3 py-2 font-medium text-ink">
          {visible.map(({ message, see }, index) => (
            <p key={index}>
              {message} <CauseLink see={see} />
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

/** A line for messages. It is always there, empty but not hidden, so that screen readers announce changes. */
export function StatusLine({ children, className = '' }: { children?: ReactNode; className?: string }) {
  return (
    <p role="status" className={`text-sm font-medium text-live empty:sr-only ${className}`}>
      {children}
    </p>
  )
}

type FormAnswer<T> = ({ ok: true; value: T } | { ok: false; problems: Problem[] }) & {
  typedValues?: Record<string, string>
}

export type Action<T, Fields = never> = (previous: unknown, input: FormData | Fields) => Promise<FormAnswer<T>>

export type FieldName<Fields> = Fields extends unknown ? Extract<keyof Fields, string> : never

export type FieldsOf<A extends (previous: never, input: never) => unknown> = Exclude<Parameters<A>[1], FormData>

export type FieldOf<Fields> = <N extends FieldName<Fields>>(
  name: N,
  saved?: string,
) => { name: N; defaultValue: string; problem: string | undefined }
export type AnyField = FieldOf<Record<string, string>>

/** Calls a server action, keeps typed values and explains a failed request. Without scripts, the browser posts. */
export function useForm<T, Fields>(
  action: Action<T, Fields>,
  { onDone }: { onDone?: (value: T, form?: HTMLFormElement) => void } = {},
) {
  type Name = FieldName<Fields>
  const [postedAnswer, post] = useActionState(action, undefined)
  const [latest, setLatest] = useState<FormAnswer<T>>()
  const [pending, startTransition] = useTransition()
  const router = useRouter()
  const sentFrom = useRef<HTMLFormElement>(undefined)
  const isUnanswered = useRef(false)
  const answer = latest ?? postedAnswer
  const problems = answer && !answer.ok ? answer.problems : []
  const besideFields = new Set<string | undefined>()
  const typedValues: Record<string, string> = answer?.typedValues ?? {}

  // Invalid fields are marked by now: the first of them gets the focus.
  useEffect(() => {
    if (latest?.ok === false) sentFrom.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [latest])

  function send(input: FormData | Fields, form?: HTMLFormElement) {
    sentFrom.current = form
    isUnanswered.current = true
    startTransition(async () => {
      const answer = await sendConfirmed(() => callAction(action, input))
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
    // A ref, not the pending state: Enter may come after the answer, but before the page is drawn again.
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
    /** Props of a field: `<TextField label="Name" {...field('name', term.name)} />`. Typed values come first. */
    field: <N extends Name>(name: N, saved = '') => ({
      name,
      defaultValue: typedValues[name] ?? saved,
      problem: problem(name),
    }),
    typedValues,
  }
}

async function callAction<T, Fields>(action: Action<T, Fields>, input: FormData | Fields): Promise<FormAnswer<T>> {
  try {
    return await action(undefined, input)
  } catch (error) {
    unstable_rethrow(error)
    return refused(`Not sent: ${(await refusalOfAddress()) ?? noAnswer} What you wrote is still here.`)
  }
}

const noAnswer = 'no answer came from the server. Check the connection and try again.'

/** Asks a route whether the desk was opened at a wrong address, where actions fail without a reason. */
async function refusalOfAddress() {
  const response = await fetch('/api/desk/check', { method: 'POST', body: '{"hrefs":[],"mediaIds":[]}' }).catch(
    () => undefined,
  )
  if (response?.status !== 403) return undefined
  const { problems } = (await response.json().catch(() => ({}))) as { problems?: Problem[] }
  return problems?.[0]?.message
}

'use client'

import type { ComponentProps, ReactNode } from 'react'
import type { Problem } from '@/lib/result'
import { Button } from './button'
import { Problems } from './problems'
import { StatusLine } from './status-line'
import { useForm, type Action, type FieldName } from './use-form'

type Looks = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  verb?: ReactNode
  button?: Omit<ComponentProps<typeof Button>, 'type' | 'isPending' | 'children'>
  saved?: string
  end?: ReactNode
}

type Values<Fields> = { [Name in FieldName<Fields>]?: string | number | null }

type Props<Fields> = Looks & {
  state: {
    form: ComponentProps<'form'>
    send: (input: FormData | Fields) => void
    pending: boolean
    answer?: { ok: boolean }
    otherProblems: () => Problem[]
  }
  values?: Values<Fields>
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

/** Drawn after the fields, which have then claimed their own problems. */
function OtherProblems({ problems }: { problems: () => Problem[] }) {
  return <Problems problems={problems()} />
}

type ActFormProps<T, Fields> = Omit<Props<Fields>, 'state'> & { act: Action<T, Fields>; onDone?: (value: T) => void }

export function ActForm<T, Fields>({ act, onDone, ...form }: ActFormProps<T, Fields>) {
  return <Form {...form} state={useForm(act, { onDone })} />
}

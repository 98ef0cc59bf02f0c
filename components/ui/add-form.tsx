import { Plus } from 'lucide-react'
import { useState, type ComponentProps, type ReactNode } from 'react'
import { Form, useForm, type Action } from './form'

type Props<T, Fields> = Pick<ComponentProps<typeof Form<Fields>>, 'values' | 'verb' | 'onInput'> & {
  word: string
  act: Action<T, Fields>
  onAdded: (added: T, form?: HTMLFormElement) => void
  /** True if the form folds after each addition; otherwise the next one can be written at once. */
  folds?: boolean
  className?: string
  children: (state: ReturnType<typeof useForm<T, Fields>>) => ReactNode
}

export function AddForm<T, Fields>({ word, act, onAdded, folds, className, children, ...form }: Props<T, Fields>) {
  const [added, setAdded] = useState(0)
  const state = useForm(act, {
    onDone: (value, form) => {
      onAdded(value, form)
      setAdded(added + 1)
    },
  })
  const isWrong = state.problems.length > 0
  return (
    <details key={folds ? added : 0} className={className} open={isWrong || undefined} suppressHydrationWarning>
      <summary className="inline-flex min-h-9 cursor-pointer items-center gap-2 font-semibold text-accent">
        <Plus aria-hidden className="size-4" strokeWidth={2.25} />
        {word}
      </summary>
      <Form {...form} key={added} state={state} className="mt-2 grid gap-4 pb-2">
        {children(state)}
      </Form>
    </details>
  )
}

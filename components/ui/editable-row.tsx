import { useRef, useState, type FormEventHandler, type ReactNode, type Ref, type ComponentProps } from 'react'
import { Button } from './button'
import { Form, ProblemList, useForm, type Action, StatusLine } from './form'
import type { Problem } from '@/lib/result'
import { Plus } from 'lucide-react'

type FormState<T, Fields> = ReturnType<typeof useForm<T, Fields>>

type ChangeProps<C, CFields, R, RFields extends { id: unknown }> = {
  id: RFields['id'] & (string | number)
  label?: string
  change: Action<C, CFields>
  onChanged: (changed: C, form?: HTMLFormElement) => void
  remove: Action<R, RFields>
  onRemoved: (removed: R) => void
  stays?: false | string
  onInput?: FormEventHandler
  children: (state: FormState<C, CFields>) => ReactNode
}

type Props<C, CFields, R, RFields extends { id: unknown }> = ChangeProps<C, CFields, R, RFields> & {
  name: string
  spoken: string
  message: ReactNode
  above?: ReactNode | ((close: () => void) => ReactNode)
}

export function EditableRow<C, CFields, R, RFields extends { id: unknown }>(props: Props<C, CFields, R, RFields>) {
  const { name, spoken, message, above, onChanged, ...form } = props
  // Undefined before it is first opened, maybe before the scripts came: a list of hundreds draws no form for nobody.
  const [open, setOpen] = useState<boolean>()
  const summary = useRef<HTMLElement>(null)
  const press = open ? 'Close' : 'Change'
  function close() {
    // The focus would be lost with the folded form.
    summary.current?.focus()
    setOpen(false)
  }
  return (
    <li className="border-t border-line first:border-t-0">
      <details
        ref={(details) => void (details?.open && setOpen(true))}
        open={open}
        suppressHydrationWarning
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary
          ref={summary}
          aria-label={`${spoken}. ${press}`}
          className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-wash [&::-webkit-details-marker]:hidden"
        >
          <span className="font-semibold wrap-anywhere">{name}</span>
          <span className="text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em]">{press}</span>
          {message}
        </summary>
        {open !== undefined && (
          <div className="border-l-3 border-accent pb-4 pl-4">
            {typeof above === 'function' ? above(close) : above}
            <ChangeForm
              {...form}
              onChanged={(changed, form) => {
                close()
                onChanged(changed, form)
              }}
            />
          </div>
        )}
      </details>
    </li>
  )
}

export function ChangeForm<C, CFields, R, RFields extends { id: unknown }>(props: ChangeProps<C, CFields, R, RFields>) {
  const { id, label, change, onChanged, remove, onRemoved, stays, onInput, children } = props
  const changing = useForm(change, { onDone: onChanged })
  const removing = useForm(remove, { onDone: onRemoved })
  const isDisabled = changing.pending || removing.pending
  const end = (
    <>
      <ProblemList problems={removing.problems} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={changing.pending} isDisabled={isDisabled}>
          Save
        </Button>
        {!stays && (
          <Button
            kind="danger"
            isPending={removing.pending}
            isDisabled={isDisabled}
            onPress={() => removing.send({ id } as RFields)}
          >
            Remove
          </Button>
        )}
      </div>
      {stays && <p className="text-sm text-soft">{stays}</p>}
    </>
  )
  return (
    <Form
      state={changing}
      values={{ id } as object}
      aria-label={label}
      className="grid gap-4"
      onInput={onInput}
      end={end}
    >
      {children(changing)}
    </Form>
  )
}

type LastActProps = {
  message: ReactNode
  /** Undoes the act; undefined if it is final. */
  undo?: () => void
  verb?: string
  pending?: boolean
  problems: Problem[]
  className?: string
  ref?: Ref<HTMLDivElement>
}

export function LastAct({ message, undo, verb = 'Undo', pending, problems, className = '', ref }: LastActProps) {
  return (
    <div ref={ref} tabIndex={-1} className={`flex flex-wrap items-center gap-x-4 gap-y-1 outline-none ${className}`}>
      <StatusLine className="wrap-anywhere">{message}</StatusLine>
      {undo && (
        <Button kind="quiet" small isPending={pending} onPress={undo}>
          {verb}
        </Button>
      )}
      <ProblemList problems={problems} />
    </div>
  )
}

type AddFormProps<T, Fields> = Pick<ComponentProps<typeof Form<Fields>>, 'values' | 'verb' | 'onInput'> & {
  word: string
  act: Action<T, Fields>
  onAdded: (added: T, form?: HTMLFormElement) => void
  /** Folds after each addition; otherwise the next can be written at once. */
  folds?: boolean
  className?: string
  children: (state: ReturnType<typeof useForm<T, Fields>>) => ReactNode
}

export function AddForm<T, Fields>({
  word,
  act,
  onAdded,
  folds,
  className,
  children,
  ...form
}: AddFormProps<T, Fields>) {
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
